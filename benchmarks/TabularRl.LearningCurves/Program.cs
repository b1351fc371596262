using TabularRl.LearningCurves.Cli;

return LearningCurvesProgram.Run(args, Console.Out, Console.Error);
