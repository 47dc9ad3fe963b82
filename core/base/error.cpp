// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

#include "core/base/text.h"

namespace hakari {

std::string_view messageTemplate(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileNotFound:
        return HAKARI_TEXT("Error", "{file} does not exist. Check the path.");
    case ErrorCode::FileUnreadable:
        return HAKARI_TEXT("Error", "{file} cannot be read: {cause}. Check its permissions and the disk.");
    case ErrorCode::FileTooLarge:
        return HAKARI_TEXT("Error",
                           "{file} is larger than {limit}. Split it, or check that it is the right file.");
    case ErrorCode::FileEmpty:
        return HAKARI_TEXT("Error", "{file} is empty. Copy it again from where it was written.");
    case ErrorCode::NotUtf8:
        return HAKARI_TEXT(
            "Error", "{file}, line {line}: not valid UTF-8 text. Save the file as UTF-8 and try again.");
    case ErrorCode::WriteFailed:
        return HAKARI_TEXT("Error",
                           "{file} was not written: {cause}. Choose another folder or free some space.");
    case ErrorCode::CsvColumnMissing:
        return HAKARI_TEXT("Error", "{file}: the column \"{column}\" is missing. Add it to the first line.");
    case ErrorCode::CsvRowShort:
        return HAKARI_TEXT("Error",
                           "{file}, line {line}: fewer fields than the first line names. Complete the line.");
    case ErrorCode::CsvBadNumber:
        return HAKARI_TEXT("Error",
                           "{file}, line {line}, column \"{column}\": \"{value}\" is not a usable number. "
                           "Write it with a decimal point and no unit.");
    case ErrorCode::CsvUnknownSource:
        return HAKARI_TEXT(
            "Error", "{file}, line {line}: the source \"{value}\" is not in sources.csv. Add it there.");
    case ErrorCode::JsonSyntax:
        return HAKARI_TEXT("Error",
                           "{file}, line {line}, column {column}: not valid JSON. Correct that place.");
    case ErrorCode::JsonDuplicateKey:
        return HAKARI_TEXT("Error", "{file}: \"{place}\" appears twice. Keep one of the two.");
    case ErrorCode::JsonTooDeep:
        return HAKARI_TEXT("Error",
                           "{file}: nested too deeply to be a study. Check that it is the right file.");
    case ErrorCode::FieldMissing:
        return HAKARI_TEXT("Error", "{file}: \"{place}\" is missing. Add it.");
    case ErrorCode::FieldType:
        return HAKARI_TEXT("Error", "{file}: \"{place}\" must be {expected}. Correct it.");
    case ErrorCode::FieldRange:
        return HAKARI_TEXT("Error", "{file}: \"{place}\" is {value}, but must be {expected}. Correct it.");
    case ErrorCode::FieldInstance:
        return HAKARI_TEXT(
            "Error", "{file}: \"{place}\" names the instance \"{value}\", which is not in the catalogue. "
                     "Correct the name, or leave it out and state price and power.");
    case ErrorCode::FieldUnknownValue:
        return HAKARI_TEXT("Error",
                           "{file}: \"{place}\" is \"{value}\", which is not known. Use one of: {expected}.");
    case ErrorCode::FormatUnknown:
        return HAKARI_TEXT(
            "Error",
            "{file} is in no format that Hakari reads. Give it a study, a workbook, a recorded run or "
            "an MLPerf result folder.");
    case ErrorCode::FormatNewer:
        return HAKARI_TEXT(
            "Error",
            "{file} has format version {version}, written by a newer Hakari. Update Hakari to read it.");
    case ErrorCode::StudyUnknown:
        return HAKARI_TEXT(
            "Error",
            "There is no study \"{value}\". Use one of: {expected}; or give the path of a study file.");
    case ErrorCode::RegionUnknown:
        return HAKARI_TEXT("Error",
                           "The region \"{value}\" is not in the catalogue. Use one of: {expected}.");
    case ErrorCode::CandidateUnknown:
        return HAKARI_TEXT("Error",
                           "There is no candidate \"{value}\" in this study. Use one of: {expected}.");
    case ErrorCode::CandidateTwice:
        return HAKARI_TEXT("Error", "{file}: the candidate \"{value}\" appears twice. Give each its own id.");
    case ErrorCode::NoCandidates:
        return HAKARI_TEXT("Error",
                           "{file}: the study has no candidates. Add at least one under \"candidates\".");
    case ErrorCode::InstanceUnknown:
        return HAKARI_TEXT("Error", "The instance \"{value}\" is not in the catalogue. "
                                    "Check its name, or enter its price and power by hand.");
    case ErrorCode::ArgumentInvalid:
        return HAKARI_TEXT("Error", "{argument}: \"{value}\" is not accepted. Give {expected}.");
    case ErrorCode::ArgumentMissing:
        return HAKARI_TEXT("Error", "{argument} is missing. Give {expected}.");
    case ErrorCode::FormatNotWritable:
        return HAKARI_TEXT("Error", "The format \"{value}\" cannot be written. Use one of: {expected}.");
    case ErrorCode::ThroughputAbsent:
        return HAKARI_TEXT(
            "Error", "No throughput is known for {candidate}. Measure it, or enter it with its source.");
    case ErrorCode::LatencyExceeded:
        return HAKARI_TEXT("Error",
                           "{candidate} needs {value} at the 99th percentile, above the bound of {limit}. "
                           "Raise the bound, or leave the candidate out.");
    case ErrorCode::ClusterAbsent:
        return HAKARI_TEXT("Error",
                           "The number of instances that trained {candidate} is not known. Enter it.");
    case ErrorCode::PriceAbsent:
        return HAKARI_TEXT("Error", "The catalogue has no {year} price of {candidate} in {region}. "
                                    "Choose another year or region, or enter the price.");
    case ErrorCode::PriceUnentered:
        return HAKARI_TEXT("Error",
                           "{candidate} has no price. Name its instance, or enter the price per hour.");
    case ErrorCode::CurrencyDiffers:
        return HAKARI_TEXT("Error", "The price of {candidate} is in {value}, the others are in {expected}. "
                                    "Enter it in {expected}.");
    case ErrorCode::PowerAbsent:
        return HAKARI_TEXT("Error", "No power was measured or published for {candidate}. "
                                    "Meter it, or enter its idle and full-load watts.");
    case ErrorCode::PowerReference:
        return HAKARI_TEXT("Error", "The energy of {candidate} is published only relative to {value}, "
                                    "whose energy is not known. Enter the power of {value}.");
    case ErrorCode::GridAbsent:
        return HAKARI_TEXT("Error",
                           "The catalogue has no carbon intensity for {region} from that source and year. "
                           "Choose another, or enter the value.");
    case ErrorCode::EmbodiedAbsent:
        return HAKARI_TEXT(
            "Error",
            "No embodied carbon is published for {candidate}. Leave embodied carbon out, or enter it.");
    case ErrorCode::EmbodiedLeftOut:
        return HAKARI_TEXT("Error", "Embodied carbon is left out. Switch it on in the assumptions.");
    case ErrorCode::PowerCurveAbsent:
        return HAKARI_TEXT("Error", "The catalogue has no power curve of \"{value}\". "
                                    "Borrow that of another instance, or enter idle and full-load watts.");
    case ErrorCode::NotApplicable:
        return HAKARI_TEXT("Error", "This figure does not apply to this kind of study.");
    case ErrorCode::BaselineAbsent:
        return HAKARI_TEXT("Error",
                           "The baseline {candidate} has no such figure, so no change can be stated.");
    case ErrorCode::ResultFolderEmpty:
        return HAKARI_TEXT(
            "Error",
            "{file} holds no result that Hakari reads. Choose the folder with mlperf_log_summary.txt.");
    case ErrorCode::ResultTruncated:
        return HAKARI_TEXT("Error",
                           "{file} ends early: \"{expected}\" is missing. Copy the complete file again.");
    case ErrorCode::ResultNotMlperf:
        return HAKARI_TEXT(
            "Error", "{file} is not an MLPerf LoadGen log. Choose the folder with mlperf_log_summary.txt.");
    case ErrorCode::ResultFieldBad:
        return HAKARI_TEXT("Error",
                           "{file}, line {line}: \"{value}\" is not a usable value. Copy the file again.");
    case ErrorCode::ResultMismatch:
        return HAKARI_TEXT("Error",
                           "{file} does not belong to the other files: it says {value}, they say {expected}. "
                           "Keep the files of one run together.");
    case ErrorCode::ResultScenario:
        return HAKARI_TEXT(
            "Error",
            "{file}: the scenario \"{value}\" is not one of Offline, Server, SingleStream, MultiStream. "
            "Choose a performance run.");
    case ErrorCode::ResultMode:
        return HAKARI_TEXT(
            "Error", "{file} is the log of a run in the mode \"{value}\", which measures no performance. "
                     "Choose the folder of the performance run.");
    case ErrorCode::PowerNoWindow:
        return HAKARI_TEXT("Error",
                           "{file} names no power_begin and power_end, so the power log cannot be cut. "
                           "Add the mlperf_log_detail.txt of the same run.");
    case ErrorCode::PowerNotCovering:
        return HAKARI_TEXT(
            "Error", "{file} covers {value}, but the run was {expected}. Use the power log of the same run.");
    case ErrorCode::PowerBadLine:
        return HAKARI_TEXT("Error",
                           "{file}, line {line}: not a power reading. Copy the complete file again.");
    case ErrorCode::PowerNoSamples:
        return HAKARI_TEXT(
            "Error",
            "{file} holds no power reading inside the measured window. Use the power log of the same run.");
    case ErrorCode::PowerLogUnknown:
        return HAKARI_TEXT(
            "Error", "{file} is no power log that Hakari reads. Give it spl.txt of PTDaemon, the CSV of "
                     "nvidia-smi --query-gpu with its header, or emissions.csv of CodeCarbon.");
    case ErrorCode::PowerLogZone:
        return HAKARI_TEXT("Error", "The times in {file} name no time zone. State the zone that the clock of "
                                    "its host showed: --time-zone UTC, or --time-zone +09:00.");
    case ErrorCode::PowerLogShifted:
        return HAKARI_TEXT(
            "Error", "{file} covers {value}, but the run was {expected}: they differ by a time zone. If "
                     "the clock of the log's host showed {zone}, give --time-zone {zone}.");
    case ErrorCode::PowerLogSparse:
        return HAKARI_TEXT(
            "Error",
            "{file} has no row for {value} from {place} on; {limit} are allowed. Repeat the run with "
            "measure_power_secs=1 and on_csv_write=\"append\", and call tracker.flush() every "
            "second: CodeCarbon writes a row only then and at its end.");
    case ErrorCode::PowerLogMixed:
        return HAKARI_TEXT("Error",
                           "{file}, line {line}: readings of several GPUs, and nothing tells which is whose. "
                           "Query index or uuid as well.");
    case ErrorCode::PowerTwice:
        return HAKARI_TEXT("Error", "{file}: the run already holds power of \"{value}\". Attach another log, "
                                    "or begin with the run as it was recorded.");
    case ErrorCode::PowerNoMeasurement:
        return HAKARI_TEXT("Error", "The run {value} measured nothing that power could belong to. "
                                    "Attach the log to a run that came to its measurement.");
    case ErrorCode::WorkloadUnknown:
        return HAKARI_TEXT(
            "Error",
            "There is no workload \"{value}\". Use one of: {expected}; or give the path of a workload file.");
    case ErrorCode::WorkloadUnsupported:
        return HAKARI_TEXT("Error",
                           "The backend {backend} cannot run {workload}: {cause}. Choose another backend.");
    case ErrorCode::BackendUnknown:
        return HAKARI_TEXT("Error", "There is no backend \"{value}\". Use one of: {expected}.");
    case ErrorCode::BackendUnavailable:
        return HAKARI_TEXT("Error", "The backend {backend} cannot be used here: {cause}. "
                                    "Install {package} and build Hakari again.");
    case ErrorCode::BackendFailed:
        return HAKARI_TEXT("Error", "The backend {backend} failed: {cause}. "
                                    "Check the library and the device, then run again.");
    case ErrorCode::BackendCrashed:
        return HAKARI_TEXT("Error", "The backend {backend} crashed: {cause}. What was measured is kept. "
                                    "Check its library and driver, then run again.");
    case ErrorCode::BackendHung:
        return HAKARI_TEXT("Error", "The backend {backend} finished nothing for {value} and was ended. "
                                    "What was measured is kept. Check the device, or allow more time.");
    case ErrorCode::RunAborted:
        return HAKARI_TEXT("Error", "The run was ended before its time. What was measured is in {file}.");
    case ErrorCode::BackendUnsuited:
        return HAKARI_TEXT("Error", "The backend {backend} does not run the workload {workload}. Choose one "
                                    "of: {expected}.");
    case ErrorCode::EngineAbsent:
        return HAKARI_TEXT("Error", "{value} could not be started: {cause}. Install it there, or correct the "
                                    "command that starts it.");
    case ErrorCode::EngineUnclear:
        return HAKARI_TEXT("Error", "{value} gave no answer that can be read: {cause}. Check that the "
                                    "command starts hakari-engine of this version.");
    case ErrorCode::EngineEnded:
        return HAKARI_TEXT("Error", "The engine ended before the run did: {cause}. What was measured until "
                                    "then is kept.");
    case ErrorCode::EngineNonsense:
        return HAKARI_TEXT("Error", "The engine was ended because line {line} of what it told cannot be "
                                    "read: {cause}. What was measured until then is kept. Check that the "
                                    "command starts hakari-engine of this version.");
    case ErrorCode::EngineSilent:
        return HAKARI_TEXT("Error", "The engine said nothing for {value} and was ended. What was measured "
                                    "until then is kept. Check the host and the connection to it.");
    case ErrorCode::EngineFlood:
        return HAKARI_TEXT("Error", "The engine wrote more than a run has to tell ({value}) and was ended. "
                                    "What was measured until then is kept. Check what the command starts.");
    case ErrorCode::DeviceUnknown:
        return HAKARI_TEXT("Error",
                           "The backend {backend} has no device \"{value}\" here. Use one of: {expected}.");
    case ErrorCode::PrecisionUnsupported:
        return HAKARI_TEXT("Error", "The backend {backend} does not offer the precision {value} for this "
                                    "workload on this device. Use one of: {expected}.");
    case ErrorCode::ModelFileBad:
        return HAKARI_TEXT("Error", "{file} cannot be used as a model: {cause}. Export it again as "
                                    "TorchScript, and declare its inputs as its forward() takes them.");
    case ErrorCode::MemoryTooSmall:
        return HAKARI_TEXT("Error", "{workload} needs about {value} of memory, and {limit} is free. "
                                    "Choose a smaller batch, or a host with more memory.");
    case ErrorCode::LatencyUnreachable:
        return HAKARI_TEXT("Error", "{workload} holds the latency bound of {limit} at no arrival rate. "
                                    "Raise the bound, or choose a faster device.");
    case ErrorCode::EventBad:
        return HAKARI_TEXT("Error", "{file}, line {line}: {cause}. Copy the recorded run again.");
    case ErrorCode::EventsNoRun:
        return HAKARI_TEXT("Error", "{file} holds no recorded run. "
                                    "Choose a file that hakari-engine run has written.");
    case ErrorCode::RaplAbsent:
        return HAKARI_TEXT(
            "Error",
            "{file} holds no RAPL counter: virtual machines and containers hide them, and not every "
            "processor has them. Measure on the machine itself, after \"modprobe intel_rapl_msr\", or use "
            "another meter.");
    case ErrorCode::RaplForbidden:
        return HAKARI_TEXT(
            "Error",
            "{file} may be read by root only. Write {rule} into /etc/udev/rules.d/70-hakari-rapl.rules, "
            "add your user to the group adm, and restart the machine.");
    case ErrorCode::AcpiMeterAbsent:
        return HAKARI_TEXT("Error", "{file} lists no ACPI power meter. Switch power metering on in the "
                                    "firmware's settings and run \"modprobe acpi_power_meter\", or use "
                                    "another meter.");
    case ErrorCode::SensorsAbsent:
        return HAKARI_TEXT("Error", "{file} lists no power sensor on the board. Load the driver of one, or "
                                    "use another meter.");
    case ErrorCode::BatteryAbsent:
        return HAKARI_TEXT("Error", "{file} lists no battery that tells its power. Use another meter.");
    case ErrorCode::BatteryIdle:
        return HAKARI_TEXT("Error", "{file} says \"{value}\", so the battery does not feed this machine. "
                                    "Unplug the mains adapter to measure with it.");
    case ErrorCode::NvmlAbsent:
        return HAKARI_TEXT("Error", "{file} cannot be used ({cause}). Install the driver of your NVIDIA GPU, "
                                    "or use another meter.");
    case ErrorCode::NvmlNoDriver:
        return HAKARI_TEXT("Error", "NVML finds no driver of an NVIDIA GPU in the kernel ({cause}). Run "
                                    "\"modprobe nvidia\", give a container access to the GPU, or use another "
                                    "meter.");
    case ErrorCode::NvmlMismatch:
        return HAKARI_TEXT("Error", "{file} is not of the same version as the NVIDIA driver that runs in the "
                                    "kernel ({cause}). Restart the machine to finish the driver's update.");
    case ErrorCode::NvmlFailed:
        return HAKARI_TEXT("Error", "NVML cannot reach the NVIDIA driver ({cause}). See whether "
                                    "\"nvidia-smi\" works and your user may use /dev/nvidia*.");
    case ErrorCode::NvmlNoDevice:
        return HAKARI_TEXT("Error", "NVML lists no GPU. Check that one is fitted, and that the container or "
                                    "virtual machine may use it.");
    case ErrorCode::NvmlNoPower:
        return HAKARI_TEXT("Error", "No GPU tells NVML its power ({cause}). Use another meter.");
    case ErrorCode::NvmlLost:
        return HAKARI_TEXT("Error",
                           "No GPU answers NVML any more ({cause}). Look for \"Xid\" in the kernel's "
                           "log, restart the machine and measure again.");
    case ErrorCode::ModelUnasked:
        return HAKARI_TEXT("Error",
                           "A model is no meter, so it is used only when asked for: with "
                           "\"--meter model --instance ID\", where ID is an instance of the catalogue.");
    case ErrorCode::ModelNotForDevice:
        return HAKARI_TEXT("Error",
                           "The power curve of {value} includes its accelerator, of whose load the "
                           "CPUs tell nothing. Meter it, with NVML for instance, or use the curve in "
                           "the comparison.");
    case ErrorCode::MeterUnreadable:
        return HAKARI_TEXT("Error", "The power meter {meter} cannot be read: {file} holds no usable number. "
                                    "Load its driver again, or use another meter.");
    case ErrorCode::MeterUnknown:
        return HAKARI_TEXT("Error", "There is no power meter {value}. Choose from: {expected}.");
    case ErrorCode::ProgramAbsent:
        return HAKARI_TEXT("Error", "None of the programs {program} is in PATH. Install {package}.");
    case ErrorCode::ProgramFailed:
        return HAKARI_TEXT("Error",
                           "The program {program} failed: {cause}. Run it in a terminal to see why.");
    case ErrorCode::IpmiAbsent:
        return HAKARI_TEXT("Error",
                           "{file} does not exist, so the machine's management controller cannot be "
                           "asked. Run \"modprobe -a ipmi_si ipmi_devintf\" on a server that has one, "
                           "or use another meter.");
    case ErrorCode::IpmiForbidden:
        return HAKARI_TEXT("Error", "{file} may be used by root only. Write {rule} into "
                                    "/etc/udev/rules.d/70-hakari-ipmi.rules, add your user to the group adm, "
                                    "and restart the machine.");
    case ErrorCode::IpmiWithoutPower:
        return HAKARI_TEXT("Error",
                           "The machine's management controller tells {program} no power: {cause}. "
                           "Switch power monitoring (DCMI) on in its settings, or use another meter.");
    case ErrorCode::NeuronAbsent:
        return HAKARI_TEXT("Error", "{file} lists no AWS Neuron device. Measure on an Inferentia or Trainium "
                                    "instance with the driver aws-neuronx-dkms, or use another meter.");
    case ErrorCode::NeuronSilent:
        return HAKARI_TEXT("Error",
                           "{file} tells no power now: \"{value}\". Wait two minutes after the driver "
                           "was loaded, or update aws-neuronx-dkms.");
    case ErrorCode::FeedSilent:
        return HAKARI_TEXT("Error",
                           "The power feed {meter} gave no reading within {value}. Run \"{command}\" in a "
                           "terminal: it must show a line such as \"314.5 W\" every second or so.");
    case ErrorCode::FeedEnded:
        return HAKARI_TEXT("Error",
                           "The power feed {meter} has ended: {cause}. Run \"{command}\" in a terminal: it "
                           "must print readings until it is stopped.");
    case ErrorCode::FeedBadLine:
        return HAKARI_TEXT("Error",
                           "The power feed {meter}, line {line}: \"{value}\" is not a reading: {cause}. "
                           "Write lines such as \"314.5 W\", or \"2026-11-23T10:15:00Z 314.5 W\".");
    case ErrorCode::WindowTooShort:
        return HAKARI_TEXT("Error",
                           "{meter} tells the mean power over {value}, but the window is only {limit}. "
                           "Measure longer, or use another meter.");
    case ErrorCode::PowerInPercent:
        return HAKARI_TEXT("Error", "{meter} tells a percentage of the device's greatest power, not watts. "
                                    "State the device's watts to have them estimated.");
    case ErrorCode::PowerTooFew:
        return HAKARI_TEXT("Error", "{meter} gave {value} readings, and {expected} are needed. "
                                    "Measure longer, or read the meter more often.");
    case ErrorCode::PowerDisorder:
        return HAKARI_TEXT("Error",
                           "The readings of {meter} go back in time at {value}: their clock was set back. "
                           "Measure again.");
    case ErrorCode::PowerBadReading:
        return HAKARI_TEXT(
            "Error",
            "{meter} gave the impossible value {value} at {place}. Measure again, or use another meter.");
    case ErrorCode::PowerEdges:
        return HAKARI_TEXT("Error", "{meter} was read from {value}, but the window is {expected}. "
                                    "Read it from before the window's beginning until after its end.");
    case ErrorCode::PowerGap:
        return HAKARI_TEXT("Error",
                           "{meter} told nothing new for {value} from {place} on; {limit} are allowed. "
                           "Use a meter that updates more often and in finer steps, and keep the "
                           "machine from sleeping.");
    case ErrorCode::PowerReset:
        return HAKARI_TEXT("Error",
                           "The energy counter of {meter} fell by {value} at {place}, and not because "
                           "it was full. Do not reload its driver during a run; measure again.");
    case ErrorCode::PowerZero:
        return HAKARI_TEXT("Error",
                           "{meter} shows no energy at all over {value}, so it measures nothing here. "
                           "Measure longer, or use another meter.");
    case ErrorCode::PowerBelowIdle:
        return HAKARI_TEXT("Error", "The run took {value} on average, less than the {expected} of the idle "
                                    "baseline. Measure the baseline again with nothing else running.");
    case ErrorCode::WorkbookForeign:
        return HAKARI_TEXT("Error", "{file} is not a workbook of Hakari. Choose a .hakari file.");
    case ErrorCode::WorkbookDamaged:
        return HAKARI_TEXT("Error",
                           "{file} is damaged: {cause}. Keep it as it is. Where it opens, copy what can "
                           "still be read into a new workbook; where it does not, take a backup.");
    case ErrorCode::WorkbookNewer:
        return HAKARI_TEXT("Error",
                           "{file} has version {version}, written by a newer Hakari, and can be read "
                           "only. Update Hakari to change it.");
    case ErrorCode::WorkbookExists:
        return HAKARI_TEXT("Error", "{file} exists already. Open it, or choose another name.");
    case ErrorCode::WorkbookLocked:
        return HAKARI_TEXT("Error", "{file} is open for writing by {value} and can be read only. "
                                    "Close it there, then open it again.");
    case ErrorCode::WorkbookReadOnly:
        return HAKARI_TEXT("Error", "{file} can be read only: {cause}. "
                                    "Copy it to a folder in which you may write to change it.");
    case ErrorCode::WorkbookUnfinished:
        return HAKARI_TEXT("Error", "The program that last wrote {file} ended in the middle of it. "
                                    "Open the workbook once where it may be written, which repairs it.");
    case ErrorCode::WorkbookBusy:
        return HAKARI_TEXT("Error", "{file} is in use by another program. Close it there, then try again.");
    case ErrorCode::WorkbookFull:
        return HAKARI_TEXT("Error", "There is no space left to write {file}. All that was saved before is "
                                    "kept. Free some space, then try again.");
    case ErrorCode::WorkbookFailed:
        return HAKARI_TEXT("Error", "{file} could not be read or written: {cause}. All that was saved before "
                                    "is kept. Check the disk, then try again.");
    case ErrorCode::WorkbookNone:
        return HAKARI_TEXT("Error", "No workbook is open. Open one on the Results page, or make a new one.");
    case ErrorCode::CopyIncomplete:
        return HAKARI_TEXT("Error", "{file} was made, but {count} of the things to copy could not be read "
                                    "and are not in it. The first: {cause} Look for them in a backup.");
    case ErrorCode::ResultUnknown:
        return HAKARI_TEXT("Error", "{file} holds no result {value}. List its results again.");
    case ErrorCode::ResultTwice:
        return HAKARI_TEXT("Error", "{file} holds another result of the run {value} already. "
                                    "Remove that one first.");
    case ErrorCode::ResultDamaged:
        return HAKARI_TEXT("Error", "The result {value} in {file} is damaged: {cause}. "
                                    "Remove it, and add it again from its own files.");
    case ErrorCode::ResultUnstorable:
        return HAKARI_TEXT("Error", "The result {value} cannot be stored in {file}: {cause}. "
                                    "Correct it, then add it again.");
    case ErrorCode::RunNotOpen:
        return HAKARI_TEXT("Error", "The result {value} in {file} is not being measured. "
                                    "Begin a new run.");
    case ErrorCode::RunNotInterrupted:
        return HAKARI_TEXT("Error", "The result {value} in {file} was not interrupted, so there is nothing "
                                    "to accept. List the results again.");
    case ErrorCode::RunNotRecorded:
        return HAKARI_TEXT("Error", "The result {value} in {file} comes from {harness}, so there is no "
                                    "recorded run of it. Export it as JSON.");
    case ErrorCode::ResultUnfit:
        return HAKARI_TEXT("Error",
                           "{candidate} cannot be compared, because its run failed or is not supported. "
                           "Run it again.");
    case ErrorCode::OverrideUnsourced:
        return HAKARI_TEXT("Error", "{value} has no source. Name the source and where it is found.");
    case ErrorCode::Cancelled:
        return HAKARI_TEXT("Error", "Cancelled; nothing was changed.");
    }
    return {};
}

std::optional<Error> errorFromTemplate(std::string_view text, std::map<std::string, std::string> args)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i) {
        Error error{static_cast<ErrorCode>(i)};
        if (messageTemplate(error.code) != text)
            continue;
        error.args = std::move(args);
        return error;
    }
    return std::nullopt;
}

std::string fillTemplate(std::string_view text, const std::map<std::string, std::string> &args)
{
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            break;
        const auto argument = args.find(std::string(text.substr(open + 1, close - open - 1)));
        out += text.substr(0, open);
        out += argument == args.end() ? text.substr(open, close - open + 1)
                                      : std::string_view(argument->second);
        text.remove_prefix(close + 1);
    }
    return out.append(text);
}

std::string describe(const Error &error)
{
    return fillTemplate(messageTemplate(error.code), error.args);
}

} // namespace hakari
