using CoOpt.Gpu.Cli;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Terminal;

var host = Host.OfProcess(args);
return Application.Run(args, new CommandContext(host, BackendCatalogue.Create, () => Interruption.OfProcess(host)));
