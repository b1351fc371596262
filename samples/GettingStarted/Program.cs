using System.Text;
using Samples;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments.Wrappers;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.StandardEnvironments.Grids;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Training;

const double DiscountFactor = 0.99;
const int StepLimit = FrozenLake.StepLimit4x4;
const string Description = "Learns to cross a frozen lake, and compares what was learned with the optimum.";

if (!SampleArguments.TryParse(args, Description, new SampleArguments(EpisodeCount: 20_000, Seed: 42), out SampleArguments arguments, out int exitCode))
    return exitCode;
Console.OutputEncoding = Encoding.UTF8; // for the arrows

// The lake is a grid of 4 x 4 cells. Walk from the start S to the goal G, which earns 1, and do not fall into a hole H.
// The ice is slippery: one move in three goes where it should, the others go to its left or right.
var lake = new FrozenLake();
Console.WriteLine("The lake: S start, F frozen, H hole, G goal.");
Console.WriteLine(string.Join(Environment.NewLine, lake.Options.Map.Rows));

// An observation is the number of the cell, so that rounding to whole numbers gives a state a cell.
var discretizer = new RoundingDiscretizer(["cell"], new RoundingOptions { Decimals = 0 });
var agent = new QLearningAgent(discretizer, lake.ActionCount, new QLearningOptions
{
    DiscountFactor = DiscountFactor,
    LearningRate = Schedule.InverseVisits(0.6), // large steps first, then smaller ones, so that values settle
    Exploration = new EpsilonGreedy(Schedule.Linear(1.0, 0.3, arguments.EpisodeCount)),
    Seed = arguments.Seed,
});

// A time limit is a wrapper around an environment. It truncates an episode and does not terminate it, and the agent tells the two apart.
var trainer = new Trainer(new TrainerOptions { EpisodeCount = arguments.EpisodeCount, Seed = arguments.Seed });
TrainingResult training = trainer.Train(new TimeLimit(lake, StepLimit), agent);
Console.WriteLine();
Console.WriteLine($"Trained on {training.EpisodeCount:N0} episodes, {training.StepCount:N0} steps; {training.GoalRate:P1} of the episodes reached the goal, exploring.");

// What leaves training is a frozen policy: it no longer explores or learns.
FrozenPolicy policy = agent.Freeze();
Console.WriteLine();
Console.WriteLine("The policy, an arrow a cell:");
Console.WriteLine(GridPolicyText.Write(lake, policy));

// The lake knows its exact model, so nothing below is sampled: planning finds the optimum, linear equations the value of any policy.
ModelSolution optimum = ValueIteration.Solve(lake.Model, DiscountFactor);
Console.WriteLine();
Console.WriteLine($"policy    discounted value   goal within {StepLimit} steps");
Print("optimal", optimum.Policy);
Print("learned", ModelPolicy.Of(lake, policy));
Print("random", ModelPolicy.UniformRandom(lake.Model));
return 0;

void Print(string name, ModelPolicy evaluated)
{
    double value = LinearEvaluation.Evaluate(lake.Model, evaluated, DiscountFactor).GetStartValue(lake.StartProbabilities);
    double goalRate = Occupancy.WithinLimit(lake.Model, evaluated, lake.StartProbabilities, StepLimit, discountFactor: 1).ExpectedReturn;
    Console.WriteLine($"{name,-8}  {value,16:F4}   {goalRate,21:P1}");
}
