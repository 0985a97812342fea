using Joinery.SystemTests.CommandLine;
using Xunit.Runner.InProc.SystemConsole;

// The same program runs the tests and, with one word more, is the writer that a test kills in the middle of its work.
return args is ["scribe", .. var rest] ? await Scribe.Run(rest) : await ConsoleRunner.Run(args);
