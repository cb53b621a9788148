using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;

namespace CoOpt.Gpu.Engine.Catalogue;

/// <summary>Does something with the operator types that a <see cref="DriverKey"/> names: a device closes its driver over them.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface IDriverVisitor<TResult>
{
    /// <summary>Called once, with the operators of the key.</summary>
    /// <typeparam name="TCoupling">The coupling.</typeparam>
    /// <typeparam name="TQuantizer">The quantiser.</typeparam>
    /// <typeparam name="TPenalty">The box penalty.</typeparam>
    /// <typeparam name="TLoss">The training loss.</typeparam>
    /// <typeparam name="TStepper">The integrator.</typeparam>
    TResult Visit<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>()
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper;
}
