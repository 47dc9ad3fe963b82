// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"
#include "core/backends/onednn/attention.h"
#include "core/backends/onednn/encoderweights.h"

#include <atomic>
#include <vector>

namespace hakari {

class EncoderSession final : public Session
{
public:
    EncoderSession(const EncoderModel &model, Precision precision, const SessionOptions &options);

    std::uint32_t librarySize() const override { return encoderLibrarySize; }
    void execute(std::span<const std::uint32_t> samples) override;
    void synchronize() override {}
    std::vector<float> output() override;
    Facts facts() const override;

    /// Sequences that go through the layers together: enough for all threads, few enough for the caches.
    static std::size_t sequencesTogether(const EncoderModel &model, const SessionOptions &options);

private:
    struct Chunk {
        std::size_t first; ///< row
        std::size_t rows;
    };
    /// How rows are shared out among threads.
    struct Chunks {
        std::size_t rows; ///< of each but the last
        std::size_t count;
        std::size_t lastRows;
    };
    /// Sequences that go through the layers together.
    struct Group {
        std::span<const std::uint32_t> samples;
        Chunks chunks;
    };

    Chunks chunksOf(std::size_t sequences) const;
    void prepare(std::size_t sequences);
    void runGroup(const Group &group, float *pooled);
    void work(int thread, int team, const Group &group, float *pooled);
    template <class Function>
    void forChunks(int thread, int team, const Group &group, Function function);
    void embed(Lane &lane, const Group &group, Chunk chunk);
    void project(Lane &lane, const EncoderLayer &layer, Chunk chunk);
    void attend(int thread, std::size_t layer, const Group &group);
    void feedForward(Lane &lane, const EncoderLayer &layer, Chunk chunk);
    void normalise(Lane &lane, const Normalisation &normalisation, Chunk chunk);
    InputRows context(Lane &lane, Chunk chunk) const;
    InputRows inner(Lane &lane, Chunk chunk) const;
    void pool(int thread, int team, const Group &group, float *pooled) const;
    void require(bool done);
    float *hiddenRow(std::size_t row) const { return m_hiddenRows.as<float>() + row * m_hidden; }

    EncoderModel m_model;
    Precision m_precision;
    NumberTypes m_types;
    int m_threads;
    std::size_t m_length;
    std::size_t m_hidden;
    std::size_t m_together;
    EncoderInputs m_inputs;
    Products m_products;
    ParameterReader m_reader;
    Embedding m_embedding;
    std::vector<EncoderLayer> m_layers;
    Pooler m_pooler;
    Attention m_attention;
    std::vector<Lane> m_lanes;
    HugeBuffer m_hiddenRows; ///< floats: the residual stream
    HugeBuffer m_projected;  ///< query, key and value of each row
    HugeBuffer m_context;
    HugeBuffer m_pooled;
    std::vector<bool> m_prepared; ///< by the number of sequences
    std::size_t m_executed = 0;
    std::vector<std::atomic<std::size_t>> m_nextUnit; ///< of attention, by layer
    std::atomic<bool> m_refused = false;
};

} // namespace hakari
