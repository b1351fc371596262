using TabularRl.Benchmarks.Cli;

return BenchmarkProgram.Run(args, Console.Out, Console.Error);
