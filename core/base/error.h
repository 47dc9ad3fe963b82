// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <tl/expected.hpp>

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// Every failure and every reason for an absent value. Each has one sentence (messageTemplate) that says
/// what happened, where, and what to do.
enum class ErrorCode {
    FileNotFound,         ///< file
    FileUnreadable,       ///< file, cause
    FileTooLarge,         ///< file, limit
    FileEmpty,            ///< file
    NotUtf8,              ///< file, line
    WriteFailed,          ///< file, cause
    CsvColumnMissing,     ///< file, column
    CsvRowShort,          ///< file, line
    CsvBadNumber,         ///< file, line, column, value
    CsvUnknownSource,     ///< file, line, value
    JsonSyntax,           ///< file, line, column
    JsonDuplicateKey,     ///< file, place
    JsonTooDeep,          ///< file
    FieldMissing,         ///< file, place
    FieldType,            ///< file, place, expected
    FieldRange,           ///< file, place, value, expected
    FieldInstance,        ///< file, place, value
    FieldUnknownValue,    ///< file, place, value, expected
    FormatUnknown,        ///< file
    FormatNewer,          ///< file, version
    StudyUnknown,         ///< value, expected
    RegionUnknown,        ///< value, expected
    CandidateUnknown,     ///< value, expected
    CandidateTwice,       ///< file, value
    NoCandidates,         ///< file
    InstanceUnknown,      ///< value
    ArgumentInvalid,      ///< argument, value, expected
    ArgumentMissing,      ///< argument, expected
    FormatNotWritable,    ///< value, expected
    ThroughputAbsent,     ///< candidate
    LatencyExceeded,      ///< candidate, value, limit
    ClusterAbsent,        ///< candidate
    PriceAbsent,          ///< candidate, region, year
    PriceUnentered,       ///< candidate
    CurrencyDiffers,      ///< candidate, value, expected
    PowerAbsent,          ///< candidate
    PowerReference,       ///< candidate, value
    GridAbsent,           ///< region
    EmbodiedAbsent,       ///< candidate
    EmbodiedLeftOut,      ///< (nothing)
    PowerCurveAbsent,     ///< value
    NotApplicable,        ///< (nothing)
    BaselineAbsent,       ///< candidate
    ResultFolderEmpty,    ///< file
    ResultTruncated,      ///< file, expected
    ResultNotMlperf,      ///< file
    ResultFieldBad,       ///< file, line, value
    ResultMismatch,       ///< file, value, expected
    ResultScenario,       ///< file, value
    ResultMode,           ///< file, value
    PowerNoWindow,        ///< file
    PowerNotCovering,     ///< file, value, expected
    PowerBadLine,         ///< file, line
    PowerNoSamples,       ///< file
    PowerLogUnknown,      ///< file
    PowerLogZone,         ///< file
    PowerLogShifted,      ///< file, value, expected, zone
    PowerLogSparse,       ///< file, value, place, limit
    PowerLogMixed,        ///< file, line
    PowerTwice,           ///< file, value
    PowerNoMeasurement,   ///< value
    WorkloadUnknown,      ///< value, expected
    WorkloadUnsupported,  ///< backend, workload, cause
    BackendUnknown,       ///< value, expected
    BackendUnavailable,   ///< backend, cause, package
    BackendFailed,        ///< backend, cause
    BackendCrashed,       ///< backend, cause
    BackendHung,          ///< backend, value
    RunAborted,           ///< file
    BackendUnsuited,      ///< backend, workload, expected
    EngineAbsent,         ///< value, cause
    EngineUnclear,        ///< value, cause
    EngineEnded,          ///< cause
    EngineNonsense,       ///< line, cause
    EngineSilent,         ///< value
    EngineFlood,          ///< value
    DeviceUnknown,        ///< backend, value, expected
    PrecisionUnsupported, ///< backend, value, expected
    ModelFileBad,         ///< file, cause
    MemoryTooSmall,       ///< workload, value, limit
    LatencyUnreachable,   ///< workload, limit
    EventBad,             ///< file, line, cause
    EventsNoRun,          ///< file
    RaplAbsent,           ///< file
    RaplForbidden,        ///< file, rule
    AcpiMeterAbsent,      ///< file
    SensorsAbsent,        ///< file
    BatteryAbsent,        ///< file
    BatteryIdle,          ///< file, value
    NvmlAbsent,           ///< file, cause
    NvmlNoDriver,         ///< cause
    NvmlMismatch,         ///< file, cause
    NvmlFailed,           ///< cause
    NvmlNoDevice,         ///< (nothing)
    NvmlNoPower,          ///< cause
    NvmlLost,             ///< cause
    ModelUnasked,         ///< (nothing)
    ModelNotForDevice,    ///< value
    MeterUnreadable,      ///< meter, file
    MeterUnknown,         ///< value, expected
    ProgramAbsent,        ///< program, package
    ProgramFailed,        ///< program, cause
    IpmiAbsent,           ///< file
    IpmiForbidden,        ///< file, rule
    IpmiWithoutPower,     ///< program, cause
    NeuronAbsent,         ///< file
    NeuronSilent,         ///< file, value
    FeedSilent,           ///< meter, value, command
    FeedEnded,            ///< meter, cause, command
    FeedBadLine,          ///< meter, line, value, cause
    WindowTooShort,       ///< meter, value, limit
    PowerInPercent,       ///< meter
    PowerTooFew,          ///< meter, value, expected
    PowerDisorder,        ///< meter, value
    PowerBadReading,      ///< meter, value, place
    PowerEdges,           ///< meter, value, expected
    PowerGap,             ///< meter, value, place, limit
    PowerReset,           ///< meter, value, place
    PowerZero,            ///< meter, value
    PowerBelowIdle,       ///< value, expected
    WorkbookForeign,      ///< file
    WorkbookDamaged,      ///< file, cause
    WorkbookNewer,        ///< file, version
    WorkbookExists,       ///< file
    WorkbookLocked,       ///< file, value
    WorkbookReadOnly,     ///< file, cause
    WorkbookUnfinished,   ///< file
    WorkbookBusy,         ///< file
    WorkbookFull,         ///< file
    WorkbookFailed,       ///< file, cause
    WorkbookNone,         ///< (nothing)
    CopyIncomplete,       ///< file, count, cause
    ResultUnknown,        ///< file, value
    ResultTwice,          ///< file, value
    ResultDamaged,        ///< file, value, cause
    ResultUnstorable,     ///< file, value, cause
    RunNotOpen,           ///< file, value
    RunNotInterrupted,    ///< file, value
    RunNotRecorded,       ///< file, value, harness
    ResultUnfit,          ///< candidate
    OverrideUnsourced,    ///< value
    Cancelled,            ///< (nothing)
};

/// A failure as data. Text for people is made from it in one place per language.
struct Error {
    ErrorCode code;
    std::map<std::string, std::string> args; ///< UTF-8, by the names listed at the code

    Error(ErrorCode errorCode,
          std::initializer_list<std::pair<const std::string, std::string>> arguments = {})
        : code(errorCode), args(arguments)
    {
    }
    bool operator==(const Error &) const = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

/// The English sentence with {name} placeholders; it is also the key of its translation (context "Error").
std::string_view messageTemplate(ErrorCode code);

/// The error that a program told by its template and arguments; nothing for a sentence that is not known.
std::optional<Error> errorFromTemplate(std::string_view text, std::map<std::string, std::string> args);

/// The template with its placeholders replaced; an argument that is missing stays visible as {name}.
std::string fillTemplate(std::string_view text, const std::map<std::string, std::string> &args);

/// The English sentence of an error.
std::string describe(const Error &error);

} // namespace hakari
