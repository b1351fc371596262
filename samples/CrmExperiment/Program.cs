using CrmExperiment.Cli;

return CrmExperimentApp.Run(args, Console.Out, Console.Error);
