using CustomEnvironment;
using Samples;
using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Studies;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Training;

const double DiscountFactor = 0.98;
const int StepLimit = 90; // days, a quarter
const int BandWidth = 5; // hundredths of a millimetre
const string Description = "Learns when to replace a cutting tool: an environment of one's own, checked, trained on and held against exact answers.";

if (!SampleArguments.TryParse(args, Description, new SampleArguments(EpisodeCount: 50_000, Seed: 42), out SampleArguments arguments, out int exitCode))
    return exitCode;

// 1. Check the environment. Its rules are written down twice, as a game and as a model, and the checker holds the two against each other.
Console.WriteLine("Checking the environment.");
CheckReport ofEnvironment = EnvironmentChecker.Check(() => new CuttingTool());
Console.Write(ofEnvironment.ToText());
ofEnvironment.ThrowIfFailed(CheckSeverity.Warning);

// 2. Decide what a state is: wear in bands of 0.05 mm, and the day. An edge lies where the legal actions change, so that a state has one mask.
var discretizer = new PerFeatureDiscretizer(
    [FeatureDiscretizer.EqualWidth(0, 1, ToolRules.Broken / BandWidth), FeatureDiscretizer.Categories(0, 1, 2, 3, 4, 5, 6)],
    ["wear", "day"]);

// 3. Check the agent as it is set up here: these schedules must find good policies on models that are solved exactly.
var options = new QLearningOptions
{
    DiscountFactor = DiscountFactor,
    LearningRate = Schedule.InverseVisits(0.7),
    Exploration = new EpsilonGreedy(Schedule.Linear(1.0, 0.1, arguments.EpisodeCount)),
    Seed = arguments.Seed,
};
Console.WriteLine("Checking the agent.");
CheckReport ofAgent = AgentChecker.Check(
    request => new QLearningAgent(request.Discretizer, request.ActionCount, options with
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    }),
    new AgentCheckOptions { Restore = checkpoint => checkpoint.RestoreQLearning() });
Console.Write(ofAgent.ToText());
ofAgent.ThrowIfFailed();

// 4. Train. An episode ends when the tool breaks (terminated) or after a quarter (truncated).
var agent = new QLearningAgent(discretizer, ToolRules.ActionCount, options);
var trainer = new Trainer(new TrainerOptions { EpisodeCount = arguments.EpisodeCount, Seed = arguments.Seed });
TrainingResult training = trainer.Train(new TimeLimit(new CuttingTool(), StepLimit), agent);
FrozenPolicy learned = agent.Freeze();
Console.WriteLine();
Console.WriteLine($"Trained on {training.EpisodeCount:N0} episodes, {training.StepCount:N0} days; the table has {agent.StateCount} states.");
Console.WriteLine(ToolPolicyText.Write(learned, BandWidth));

// 5. Exact answers. The model knows each hundredth of a millimetre, so what the learned policy lacks is the price of its bands, too.
var tool = new CuttingTool();
ModelSolution optimum = ValueIteration.Solve(tool.Model, DiscountFactor);
var rule = RuleOfThumb.FindBest(tool, DiscountFactor);
Console.WriteLine();
Console.WriteLine($"Exact, in thousands           discounted   in {StepLimit} days   breaks within them");
PrintExact("optimal", optimum.Policy);
PrintExact("learned", ModelPolicy.Of(tool, learned));
PrintExact($"{rule.Cut.ToString().ToLowerInvariant()}, replaced at {rule.ReplaceFrom / 100.0:F2} mm", rule.Policy);
foreach (ToolAction action in Enum.GetValues<ToolAction>())
    PrintExact($"always {action.ToString().ToLowerInvariant()}", ModelPolicy.Of(tool, new ConstantPolicy((int)action, ToolRules.ActionCount)));
PrintExact("random", ModelPolicy.UniformRandom(tool.Model));

// 6. Sampled answers, as one would have them without a model: every start alike, beside the random policy and the constant ones.
Console.WriteLine();
Console.WriteLine("Played");
PolicyStudyResult study = PolicyStudy.Run(
    () => new TimeLimit(new CuttingTool(), StepLimit).GetCapability<IStartableEnvironment>(),
    [learned],
    new PolicyStudyOptions
    {
        ActionNames = [.. Enum.GetNames<ToolAction>().Select(name => name.ToLowerInvariant())],
        Ceiling = FiniteHorizon.Solve(tool.Model, StepLimit, discountFactor: 1).GetStartValue(tool.StartProbabilities),
        Evaluation = new EvaluatorOptions { Seed = arguments.Seed + 1, MaxRepetitionCount = 1_000 },
    });
Console.Write(study.ToText());
return 0;

void PrintExact(string name, ModelPolicy policy)
{
    double discounted = LinearEvaluation.Evaluate(tool.Model, policy, DiscountFactor).GetStartValue(tool.StartProbabilities);
    Occupancy quarter = Occupancy.WithinLimit(tool.Model, policy, tool.StartProbabilities, StepLimit, discountFactor: 1);
    Console.WriteLine($"{name,-28}  {discounted,10:F2}   {quarter.ExpectedReturn,10:F2}   {quarter.TerminationProbability,18:P1}");
}
