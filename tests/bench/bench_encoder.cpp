// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/registry.h"
#include "core/base/cpu.h"
#include "core/study/uncertainty.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <numeric>
#include <oneapi/dnnl/dnnl.hpp>
#include <unistd.h>
#include <vector>

// How fast backends bring LayoutLM base through the CPU, and which share that is of what large matrix
// products reach between their passes. No test: a busy machine would fail it. Backends are the arguments.

using namespace hakari;

namespace {

using Clock = std::chrono::steady_clock;
using NumberType = dnnl::memory::data_type;

double seconds(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A large product of square matrices in the numbers of a precision.
class LargeProduct
{
public:
    LargeProduct(Precision precision, std::int64_t size) : m_size(size)
    {
        const bool int8 = precision == Precision::Int8;
        const auto wide = precision == Precision::Bf16 ? NumberType::bf16 : NumberType::f32;
        const auto rows = dnnl::memory::format_tag::ab;
        const dnnl::memory::desc left({size, size}, int8 ? NumberType::u8 : wide, rows);
        const dnnl::memory::desc right({size, size}, int8 ? NumberType::s8 : wide,
                                       dnnl::memory::format_tag::any);
        const dnnl::memory::desc out({size, size}, NumberType::f32, rows);
        const dnnl::matmul::primitive_desc description({left, right, out}, m_engine);
        m_product = dnnl::matmul(description);
        m_arguments = {{DNNL_ARG_SRC, dnnl::memory(left, m_engine)},
                       {DNNL_ARG_WEIGHTS, dnnl::memory(description.weights_desc(), m_engine)},
                       {DNNL_ARG_DST, dnnl::memory(out, m_engine)}};
        m_floats.assign(precision == Precision::Fp32 ? static_cast<std::size_t>(3 * size * size) : 0, 0.5F);
    }

    double operations() const { return 2.0 * static_cast<double>(m_size * m_size * m_size); }

    void run()
    {
        m_product.execute(m_stream, m_arguments);
        m_stream.wait();
    }

    bool hasGemm() const { return !m_floats.empty(); }
    void runGemm()
    {
        const auto n = static_cast<std::size_t>(m_size * m_size);
        float *data = m_floats.data();
        dnnl_sgemm('N', 'N', m_size, m_size, m_size, 1.0F, data, m_size, data + n, m_size, 0.0F, data + 2 * n,
                   m_size);
    }

private:
    std::int64_t m_size;
    dnnl::engine m_engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream m_stream{m_engine};
    dnnl::matmul m_product;
    std::unordered_map<int, dnnl::memory> m_arguments;
    std::vector<float> m_floats; ///< of sgemm
};

/// What large products reach on this machine, in operations per second.
class Peak
{
public:
    explicit Peak(Precision precision)
    {
        for (const std::int64_t size : {1024, 1536, 2048})
            m_products.emplace_back(precision, size);
    }

    /// Tries for so many seconds.
    void measure(double window)
    {
        const auto start = Clock::now();
        double operations = 0.0;
        while (seconds(start) < window) {
            for (LargeProduct &product : m_products) {
                operations += timed(product, [&] { product.run(); });
                if (product.hasGemm())
                    operations += timed(product, [&] { product.runGemm(); });
            }
        }
        m_sustained.push_back(operations / seconds(start));
    }

    double best() const { return m_best; }                    ///< of one product
    double sustained() { return quantile(m_sustained, 0.5); } ///< over a window

private:
    double timed(const LargeProduct &product, const std::function<void()> &work)
    {
        const auto start = Clock::now();
        work();
        m_best = std::max(m_best, product.operations() / seconds(start));
        return product.operations();
    }

    std::vector<LargeProduct> m_products;
    double m_best = 0.0;
    std::vector<double> m_sustained;
};

double residentBytes()
{
    std::ifstream file("/proc/self/statm");
    double total = 0.0;
    double resident = 0.0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGE_SIZE));
}

Workload layoutLm(Precision precision, int length, int batch)
{
    EncoderModel model;
    model.layoutPositions = 1024;
    model.sequenceLength = length;
    Workload workload;
    workload.id = "layoutlm-base";
    workload.model = model;
    workload.precision = precision;
    workload.batch = batch;
    return workload;
}

double passSeconds(Session &session, const std::vector<std::uint32_t> &samples)
{
    const auto start = Clock::now();
    session.execute(samples);
    session.synchronize();
    return seconds(start);
}

/// Passes, and between them large products for as long, so that both see the same machine.
void measure(const char *backend, const Workload &workload, Session &session)
{
    constexpr int passes = 21;
    std::vector<std::uint32_t> samples(static_cast<std::size_t>(workload.batch));
    std::iota(samples.begin(), samples.end(), 0U);
    Peak peak(workload.precision);
    std::vector<double> times;
    const double first = passSeconds(session, samples);
    for (int pass = 0; pass < passes; ++pass) {
        peak.measure(first);
        (void)passSeconds(session, samples);
        times.push_back(passSeconds(session, samples));
    }
    const EncoderModel &model = std::get<EncoderModel>(workload.model);
    const double operations = model.forwardFlops() * workload.batch;
    const double median = quantile(times, 0.5);
    const double rate = operations / median;
    std::printf(
        "%-7s %4d x %-2d %-5s %8.2f ms (best %8.2f) %7.2f /s %7.1f GFLOP/s: %5.1f %% of %6.1f at best, "
        "%5.1f %% of %6.1f sustained\n",
        backend, model.sequenceLength, workload.batch, std::string(name(workload.precision)).c_str(),
        median * 1e3, quantile(times, 0.0) * 1e3, workload.batch / median, rate / 1e9,
        100 * rate / peak.best(), peak.best() / 1e9, 100 * rate / peak.sustained(), peak.sustained() / 1e9);
}

void run(const char *id, Backend &backend, const Workload &workload)
{
    SessionOptions options;
    options.threads = allowedCpus();
    options.largestBatch = workload.batch;
    const double before = residentBytes();
    const auto start = Clock::now();
    auto session = backend.prepare(workload, options);
    if (!session) {
        std::printf("%-8s %s\n", id, describe(session.error()).c_str());
        return;
    }
    const double preparation = seconds(start);
    const std::vector<std::uint32_t> first{0};
    (*session)->execute(first);
    (*session)->synchronize();
    const double grown = residentBytes() - before;
    measure(id, workload, **session);
    std::printf("%8s prepared in %.2f s; memory grew by %.0f MB, estimated %.0f MB\n", "", preparation,
                grown / 1e6, static_cast<double>(backend.memoryNeeded(workload, options)) / 1e6);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<const char *> given(argv + 1, argv + argc);
    const std::vector<const char *> usual{"onednn", "torch"};
    setenv("HAKARI_BACKENDS", HAKARI_BACKENDS, 0);
    for (const char *id : given.empty() ? usual : given) {
        auto backend = loadBackend(id);
        if (!backend) {
            std::printf("%-8s %s\n", id, describe(backend.error()).c_str());
            continue;
        }
        for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8}) {
            run(id, **backend, layoutLm(precision, 512, 1));
            run(id, **backend, layoutLm(precision, 128, 8));
        }
    }
    return 0;
}
