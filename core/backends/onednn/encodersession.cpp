// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/encodersession.h"

#include "core/backends/onednn/capabilities.h"
#include "core/base/cpu.h"

#include <algorithm>
#include <bit>
#include <omp.h>
#include <stdexcept>

namespace hakari {

namespace {

constexpr std::size_t chunksPerThread = 2;

std::size_t dividedUp(std::size_t value, std::size_t by)
{
    return (value + by - 1) / by;
}

int threadsOf(const SessionOptions &options)
{
    return options.threads > 0 ? options.threads : allowedCpus();
}

std::vector<EncoderLayer> readLayers(const EncoderModel &model, const NumberTypes &types,
                                     ParameterReader &reader, Products &products)
{
    std::vector<EncoderLayer> layers;
    layers.reserve(static_cast<std::size_t>(model.layers));
    for (int number = 0; number < model.layers; ++number)
        layers.emplace_back(model, types, number, reader, products);
    return layers;
}

} // namespace

EncoderSession::EncoderSession(const EncoderModel &model, Precision precision, const SessionOptions &options)
    : m_model(model),
      m_precision(precision),
      m_types(numberTypes(precision)),
      m_threads(threadsOf(options)),
      m_length(static_cast<std::size_t>(model.sequenceLength)),
      m_hidden(static_cast<std::size_t>(model.hidden)),
      m_together(sequencesTogether(model, options)),
      m_inputs(encoderInputs(model, Task::Inference, options.seeds.inputs, encoderLibrarySize)),
      m_products(m_threads),
      m_reader(model, options.seeds.weights),
      m_embedding(model, m_reader),
      m_layers(readLayers(model, m_types, m_reader, m_products)),
      m_pooler(model, m_reader),
      m_attention(m_products, m_types, model, m_threads),
      m_hiddenRows(m_together * m_length * m_hidden * sizeof(float)),
      m_projected(m_together * m_length * 3 * m_hidden * bytesOf(m_types.attention)),
      m_context(m_together * m_length * m_hidden * bytesOf(m_types.context)),
      m_pooled(static_cast<std::size_t>(options.largestBatch) * m_hidden * sizeof(float)),
      m_prepared(m_together + 1),
      m_nextUnit(m_layers.size())
{
    for (int thread = 0; thread < m_threads; ++thread)
        m_lanes.emplace_back(thread, m_threads, m_types, m_hidden,
                             static_cast<std::size_t>(model.intermediate));
    for (std::size_t count = 1; count < m_together; count *= 2)
        prepare(count);
    prepare(m_together);
}

std::size_t EncoderSession::sequencesTogether(const EncoderModel &model, const SessionOptions &options)
{
    const auto threads = static_cast<std::size_t>(threadsOf(options));
    const auto rows = chunksPerThread * mostChunkRows * threads;
    return std::clamp(dividedUp(rows, static_cast<std::size_t>(model.sequenceLength)), std::size_t{1},
                      static_cast<std::size_t>(options.largestBatch));
}

/// Of nearly the same size, and as many as threads or a multiple of them where there are enough rows.
EncoderSession::Chunks EncoderSession::chunksOf(std::size_t sequences) const
{
    const auto threads = static_cast<std::size_t>(m_threads);
    const std::size_t rows = sequences * m_length;
    const std::size_t rounds = dividedUp(rows, threads * mostChunkRows);
    const std::size_t each = dividedUp(rows, threads * rounds);
    const std::size_t count = dividedUp(rows, each);
    return {each, count, rows - (count - 1) * each};
}

/// Makes what a group of that many sequences needs; those that are none of a run's usual ones come late.
void EncoderSession::prepare(std::size_t sequences)
{
    if (m_prepared[sequences])
        return;
    const Chunks chunks = chunksOf(sequences);
    for (EncoderLayer &layer : m_layers) {
        layer.prepare(m_products, chunks.rows);
        layer.prepare(m_products, chunks.lastRows);
    }
    m_prepared[sequences] = true;
}

void EncoderSession::execute(std::span<const std::uint32_t> samples)
{
    m_executed = samples.size();
    auto *pooled = m_pooled.as<float>();
    while (!samples.empty()) {
        const std::size_t count = std::min(samples.size(), m_together);
        prepare(count);
        runGroup({samples.first(count), chunksOf(count)}, pooled);
        samples = samples.subspan(count);
        pooled += count * m_hidden;
    }
}

void EncoderSession::runGroup(const Group &group, float *pooled)
{
    for (std::atomic<std::size_t> &unit : m_nextUnit)
        unit.store(0, std::memory_order_relaxed);
#pragma omp parallel num_threads(m_threads)
    {
        omp_set_num_threads(1); // for the library, within this region
        work(omp_get_thread_num(), omp_get_num_threads(), group, pooled);
    }
    if (m_refused)
        throw std::runtime_error("oneDNN refused to run a product that it had prepared");
}

std::vector<float> EncoderSession::output()
{
    const auto *pooled = m_pooled.as<float>();
    return {pooled, pooled + m_executed * m_hidden};
}

Facts EncoderSession::facts() const
{
    return {{"threads", std::to_string(m_threads)},
            {"precision", std::string(name(m_precision))},
            {"parameters", std::to_string(m_model.parameterCount())},
            {"library", "oneDNN " + libraryVersion()},
            {"instruction_set", cpuInstructionSet()},
            {"flops_per_sample", std::to_string(static_cast<std::uint64_t>(m_model.forwardFlops()))}};
}

} // namespace hakari
