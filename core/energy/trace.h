// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/base/quantity.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// Where on the way from the wall to the chip the power was read. From the largest boundary to the smallest.
enum class PowerBoundary { AcWall, DcSupply, Board, Chip, Model };
std::string_view name(PowerBoundary boundary); ///< "AC wall", ...; context "PowerBoundary"
std::optional<PowerBoundary> boundaryNamed(std::string_view name);

/// What a system is divided into where its energy is added up. Rest: fans, disks, power conversion, ...
enum class Part { Cpu, Dram, Accelerator, Network, Rest };

/// "cpu", "dram", "accelerator", "network", "rest": English term and the word in machine-readable files.
std::string_view name(Part part);
std::optional<Part> partNamed(std::string_view name);

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

/// For machine-readable lists, in the order of the enum.
std::vector<std::string_view> partNames(Coverage coverage);

/// "cpu, dram"; "whole-system" for all parts, "unknown" for none.
std::string text(Coverage coverage);
/// The reverse of text(). Nothing for a word that is no part.
std::optional<Coverage> coverageNamed(std::string_view text);

/// What a power or an energy includes: which parts, read where. Two numbers compare only where these agree.
struct PowerScope {
    Coverage covers;
    PowerBoundary boundary = PowerBoundary::AcWall;

    bool operator==(const PowerScope &) const = default;
};

/// Power: watts at an instant. Energy: joules counted since some moment that the meter does not tell. Share:
/// a fraction of the device's greatest power, which says nothing of watts until somebody states that.
enum class ReadingKind { Power, Energy, Share };
std::string_view name(ReadingKind kind); ///< "power", "energy", "share"
std::optional<ReadingKind> readingKindNamed(std::string_view name);

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
    std::optional<Seconds> averagedOver; ///< each power or share is the mean over that long before it

    bool operator==(const MeterDomain &) const = default;
};

/// What one domain read at a moment: W, J or a fraction by the domain's kind. `at` counts from the run's
/// beginning (RunRecord::startUtc).
struct Reading {
    Seconds at;
    double value = 0.0;

    bool operator==(const Reading &) const = default;
};

/// All that one domain read, in time order.
struct PowerTrace {
    std::string meter; ///< what read it: the id of a meter or the name of a program
    MeterDomain domain;
    std::vector<Reading> readings;

    bool operator==(const PowerTrace &) const = default;
};

/// A stretch of time, on the axis of the readings.
struct Window {
    Seconds begin;
    Seconds end;

    Seconds length() const { return end - begin; }
    bool operator==(const Window &) const = default;
};

} // namespace hakari
