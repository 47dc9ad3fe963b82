// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/base/quantity.h"
#include "core/record/runrecord.h"

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// What a system is divided into where its energy is added up. Rest: fans, disks, power conversion, ...
enum class Part { Cpu, Dram, Accelerator, Network, Rest };

/// "cpu", "dram", "accelerator", "network", "rest": English term and the word in machine-readable files.
std::string_view name(Part part);

/// A set of parts. A value; empty: what is covered is not known, or only a share of one part.
class Coverage
{
public:
    constexpr Coverage() = default;
    constexpr Coverage(std::initializer_list<Part> parts)
    {
        for (const Part part : parts)
            m_bits |= bit(part);
    }
    static constexpr Coverage wholeSystem()
    {
        return {Part::Cpu, Part::Dram, Part::Accelerator, Part::Network, Part::Rest};
    }

    constexpr bool empty() const { return m_bits == 0; }
    constexpr bool contains(Part part) const { return (m_bits & bit(part)) != 0; }
    constexpr bool shares(Coverage other) const { return (m_bits & other.m_bits) != 0; }
    constexpr Coverage united(Coverage other) const { return Coverage(m_bits | other.m_bits); }
    constexpr Coverage without(Coverage other) const { return Coverage(m_bits & ~other.m_bits); }
    std::vector<Part> parts() const; ///< in the order of the enum

    constexpr bool operator==(const Coverage &) const = default;

private:
    constexpr explicit Coverage(unsigned bits) : m_bits(bits) {}
    static constexpr unsigned bit(Part part) { return 1U << static_cast<unsigned>(part); }

    unsigned m_bits = 0;
};

/// "cpu, dram"; "whole-system" for all parts, "unknown" for none.
std::string text(Coverage coverage);

/// Power: watts at an instant. Energy: joules counted since some moment that the meter does not tell.
enum class ReadingKind { Power, Energy };
std::string_view name(ReadingKind kind); ///< "power", "energy"

/// One thing that a meter reads.
struct MeterDomain {
    std::string id;   ///< unique among all meters of a host, e.g. "rapl:0"
    std::string name; ///< as the driver names it, e.g. "package-0"
    Coverage covers;
    PowerBoundary boundary = PowerBoundary::Chip;
    ReadingKind kind = ReadingKind::Power;
    std::optional<Joules> range;       ///< at which an energy counter begins again from zero
    std::optional<std::string> parent; ///< the id of a domain that contains this one: never added to it
    Provenance provenance = Provenance::Measured;

    bool operator==(const MeterDomain &) const = default;
};

/// Something that reads power or energy. Used by one thread at a time; its files stay open while it lives.
class PowerMeter
{
public:
    PowerMeter() = default;
    virtual ~PowerMeter() = default;
    PowerMeter(const PowerMeter &) = delete;
    PowerMeter &operator=(const PowerMeter &) = delete;

    virtual const std::string &id() const = 0; ///< "rapl", ...; unique on a host
    virtual const std::vector<MeterDomain> &domains() const = 0;

    /// Reading more often than this shows nothing new.
    virtual Seconds shortestInterval() const = 0;

    /// Reads every domain once: a value for each of domains(), in W or J by its kind; absent where that
    /// domain cannot be read now. REQUIRES: as many values as domains. Blocks for some microseconds;
    /// allocates nothing unless it fails. Error, where no domain can be read: the meter's own reason.
    virtual Expected<void> read(std::span<std::optional<double>> values) = 0;
};

/// A meter that Hakari knows, or why this host has none and what helps.
struct FoundMeter {
    std::string id;
    std::string name; ///< for people, English; the key of its translation (context "Meter")
    Expected<std::unique_ptr<PowerMeter>> meter;
};

/// Every meter that Hakari knows, usable or not, in a fixed order. Reads the kernel's files below `root`,
/// which tests replace. Blocking, any thread.
std::vector<FoundMeter> findMeters(const std::filesystem::path &root = "/");

} // namespace hakari
