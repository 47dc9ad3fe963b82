// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/powerlog.h"

namespace hakari {

/// Whether a header line is that of CodeCarbon's emissions.csv, of whatever version.
bool isCodeCarbonLog(std::string_view header);

/// Reads emissions.csv. Facts of the source (mlco2/codecarbon, emissions_tracker.py, output_methods/file.py):
/// - A row is written by flush() and stop() only. It holds the energy since the tracker's start
///   (cpu_energy, gpu_energy, ram_energy, kWh) and how long that was (duration, s). So the rows of one
///   tracker are energy counters that began from zero at timestamp - duration.
/// - timestamp is the local time in whole seconds, cut, without a zone; duration is exact. The latest of
///   timestamp - duration is taken as the beginning: up to a second early for one row, less for many.
/// - Since 2.2.3, which brought both, every energy is multiplied by the pue column before it is added up, the
///   total energy_consumed as well. It is divided out: traces are energy of the IT equipment.
/// - RAM power is always a model. CPU power may be one (a share of TDP, or of TDP by load), and no column
///   tells: both are estimates here, at the boundary "model". GPU energy is NVML's counter, thus measured,
///   only where gpu_model names NVIDIA devices. It is that of the GPUs which CodeCarbon was told to track.
/// - With tracking_mode "process", CPU and RAM are a share of the part: what they cover is not known.
/// - Appended rows lack the fields that were empty (pandas' dropna), which moves those after them: fields up
/// to
///   the energies are found from the left, those from tracking_mode on from the right.
///
/// Trackers are told apart by run_id and beginning: one session each. A part whose energy stays zero was not
/// tracked and is left out.
///
/// Throws Error: those of CsvTable, CsvColumnMissing, CsvBadNumber, PowerBadLine, PowerLogZone,
/// ResultTruncated.
std::vector<PowerTraces> parseCodeCarbonLog(std::string_view text, const std::string &file,
                                            const PowerLogClock &clock);

} // namespace hakari
