<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Argument</name>
    <message>
        <source>demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utilisation ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power at the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency bound of server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrival rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Caveat</name>
    <message>
        <source>The run of {candidate} was judged {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of {candidate} was judged {state}; not met: {reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of {candidate} has {value} tokens and one of {baseline} {other}: they did not do the same work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of {candidate} takes {value} × 10⁹ floating-point operations and one of {baseline} {other} × 10⁹: they did not do the same work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of {candidate} has {value} tokens; how large one of {baseline} is, is not stated: they may not have done the same work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of {candidate} takes {value} × 10⁹ floating-point operations; how large one of {baseline} is, is not stated: they may not have done the same work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reasons}, {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No candidate has this figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (facility)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (IT equipment)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claimed by the source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>%1: (value − baseline) ÷ baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clear difference: the interval of the ratio includes 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work may differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>{file} does not exist. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {cause}. Check its permissions and the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is larger than {limit}. Split it, or check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty. Copy it again from where it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: not valid UTF-8 text. Save the file as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not written: {cause}. Choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the column &quot;{column}&quot; is missing. Add it to the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: fewer fields than the first line names. Complete the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column &quot;{column}&quot;: &quot;{value}&quot; is not a usable number. Write it with a decimal point and no unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: the source &quot;{value}&quot; is not in sources.csv. Add it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: not valid JSON. Correct that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; appears twice. Keep one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: nested too deeply to be a study. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; is missing. Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; must be {expected}. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; is {value}, but must be {expected}. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; names the instance &quot;{value}&quot;, which is not in the catalogue. Correct the name, or leave it out and state price and power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; is &quot;{value}&quot;, which is not known. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has format version {version}, written by a newer Hakari. Update Hakari to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no study &quot;{value}&quot;. Use one of: {expected}; or give the path of a study file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region &quot;{value}&quot; is not in the catalogue. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no candidate &quot;{value}&quot; in this study. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the candidate &quot;{value}&quot; appears twice. Give each its own id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the study has no candidates. Add at least one under &quot;candidates&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance &quot;{value}&quot; is not in the catalogue. Check its name, or enter its price and power by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{argument}: &quot;{value}&quot; is not accepted. Give {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format &quot;{value}&quot; cannot be written. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No throughput is known for {candidate}. Measure it, or enter it with its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{candidate} needs {value} at the 99th percentile, above the bound of {limit}. Raise the bound, or leave the candidate out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of instances that trained {candidate} is not known. Enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue has no {year} price of {candidate} in {region}. Choose another year or region, or enter the price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{candidate} has no price. Name its instance, or enter the price per hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price of {candidate} is in {value}, the others are in {expected}. Enter it in {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No power was measured or published for {candidate}. Meter it, or enter its idle and full-load watts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue has no carbon intensity for {region} from that source and year. Choose another, or enter the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No embodied carbon is published for {candidate}. Leave embodied carbon out, or enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embodied carbon is left out. Switch it on in the assumptions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This figure does not apply to this kind of study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The baseline {candidate} has no such figure, so no change can be stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no result that Hakari reads. Choose the folder with mlperf_log_summary.txt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ends early: &quot;{expected}&quot; is missing. Copy the complete file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an MLPerf LoadGen log. Choose the folder with mlperf_log_summary.txt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: &quot;{value}&quot; is not a usable value. Copy the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not belong to the other files: it says {value}, they say {expected}. Keep the files of one run together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the scenario &quot;{value}&quot; is not one of Offline, Server, SingleStream, MultiStream. Choose a performance run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is the log of a run in the mode &quot;{value}&quot;, which measures no performance. Choose the folder of the performance run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} names no power_begin and power_end, so the power log cannot be cut. Add the mlperf_log_detail.txt of the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: not a power reading. Copy the complete file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no power reading inside the measured window. Use the power log of the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{argument} is missing. Give {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy of {candidate} is published only relative to {value}, whose energy is not known. Enter the power of {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} covers {value}, but the run was {expected}. Use the power log of the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workload &quot;{value}&quot;. Use one of: {expected}; or give the path of a workload file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} cannot run {workload}: {cause}. Choose another backend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backend &quot;{value}&quot;. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} failed: {cause}. Check the library and the device, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} crashed: {cause}. What was measured is kept. Check its library and driver, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} finished nothing for {value} and was ended. What was measured is kept. Check the device, or allow more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was ended before its time. What was measured is in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} has no device &quot;{value}&quot; here. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} does not offer the precision {value} for this workload on this device. Use one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used as a model: {cause}. Export it again as TorchScript, and declare its inputs as its forward() takes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{workload} needs about {value} of memory, and {limit} is free. Choose a smaller batch, or a host with more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{workload} holds the latency bound of {limit} at no arrival rate. Raise the bound, or choose a faster device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {cause}. Copy the recorded run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no recorded run. Choose a file that hakari-engine run has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} cannot be used here: {cause}. Install {package} and build Hakari again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no RAPL counter: virtual machines and containers hide them, and not every processor has them. Measure on the machine itself, after &quot;modprobe intel_rapl_msr&quot;, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may be read by root only. Write {rule} into /etc/udev/rules.d/70-hakari-rapl.rules, add your user to the group adm, and restart the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lists no ACPI power meter. Switch power metering on in the firmware&apos;s settings and run &quot;modprobe acpi_power_meter&quot;, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lists no power sensor on the board. Load the driver of one, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lists no battery that tells its power. Use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} says &quot;{value}&quot;, so the battery does not feed this machine. Unplug the mains adapter to measure with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power meter {meter} cannot be read: {file} holds no usable number. Load its driver again, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} gave {value} readings, and {expected} are needed. Measure longer, or read the meter more often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} gave the impossible value {value} at {place}. Measure again, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} was read from {value}, but the window is {expected}. Read it from before the window&apos;s beginning until after its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy counter of {meter} fell by {value} at {place}, and not because it was full. Do not reload its driver during a run; measure again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} shows no energy at all over {value}, so it measures nothing here. Measure longer, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run took {value} on average, less than the {expected} of the idle baseline. Measure the baseline again with nothing else running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} tells a percentage of the device&apos;s greatest power, not watts. State the device&apos;s watts to have them estimated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue has no power curve of &quot;{value}&quot;. Borrow that of another instance, or enter idle and full-load watts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no power log that Hakari reads. Give it spl.txt of PTDaemon, the CSV of nvidia-smi --query-gpu with its header, or emissions.csv of CodeCarbon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The times in {file} name no time zone. State the zone that the clock of its host showed: --time-zone UTC, or --time-zone +09:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} covers {value}, but the run was {expected}: they differ by a time zone. If the clock of the log&apos;s host showed {zone}, give --time-zone {zone}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no row for {value} from {place} on; {limit} are allowed. Repeat the run with measure_power_secs=1 and on_csv_write=&quot;append&quot;, and call tracker.flush() every second: CodeCarbon writes a row only then and at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: readings of several GPUs, and nothing tells which is whose. Query index or uuid as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the run already holds power of &quot;{value}&quot;. Attach another log, or begin with the run as it was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {value} measured nothing that power could belong to. Attach the log to a run that came to its measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used ({cause}). Install the driver of your NVIDIA GPU, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVML finds no driver of an NVIDIA GPU in the kernel ({cause}). Run &quot;modprobe nvidia&quot;, give a container access to the GPU, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not of the same version as the NVIDIA driver that runs in the kernel ({cause}). Restart the machine to finish the driver&apos;s update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVML cannot reach the NVIDIA driver ({cause}). See whether &quot;nvidia-smi&quot; works and your user may use /dev/nvidia*.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVML lists no GPU. Check that one is fitted, and that the container or virtual machine may use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No GPU tells NVML its power ({cause}). Use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No GPU answers NVML any more ({cause}). Look for &quot;Xid&quot; in the kernel&apos;s log, restart the machine and measure again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is no meter, so it is used only when asked for: with &quot;--meter model --instance ID&quot;, where ID is an instance of the catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power curve of {value} includes its accelerator, of whose load the CPUs tell nothing. Meter it, with NVML for instance, or use the curve in the comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no power meter {value}. Choose from: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the programs {program} is in PATH. Install {package}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program {program} failed: {cause}. Run it in a terminal to see why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist, so the machine&apos;s management controller cannot be asked. Run &quot;modprobe -a ipmi_si ipmi_devintf&quot; on a server that has one, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may be used by root only. Write {rule} into /etc/udev/rules.d/70-hakari-ipmi.rules, add your user to the group adm, and restart the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s management controller tells {program} no power: {cause}. Switch power monitoring (DCMI) on in its settings, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lists no AWS Neuron device. Measure on an Inferentia or Trainium instance with the driver aws-neuronx-dkms, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} tells no power now: &quot;{value}&quot;. Wait two minutes after the driver was loaded, or update aws-neuronx-dkms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power feed {meter} gave no reading within {value}. Run &quot;{command}&quot; in a terminal: it must show a line such as &quot;314.5 W&quot; every second or so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power feed {meter} has ended: {cause}. Run &quot;{command}&quot; in a terminal: it must print readings until it is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power feed {meter}, line {line}: &quot;{value}&quot; is not a reading: {cause}. Write lines such as &quot;314.5 W&quot;, or &quot;2026-11-23T10:15:00Z 314.5 W&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} tells the mean power over {value}, but the window is only {limit}. Measure longer, or use another meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a workbook of Hakari. Choose a .hakari file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has version {version}, written by a newer Hakari, and can be read only. Update Hakari to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} exists already. Open it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is open for writing by {value} and can be read only. Close it there, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can be read only: {cause}. Copy it to a folder in which you may write to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that last wrote {file} ended in the middle of it. Open the workbook once where it may be written, which repairs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in use by another program. Close it there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left to write {file}. All that was saved before is kept. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read or written: {cause}. All that was saved before is kept. Check the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no result {value}. List its results again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds another result of the run {value} already. Remove that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result {value} in {file} is damaged: {cause}. Remove it, and add it again from its own files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result {value} cannot be stored in {file}: {cause}. Correct it, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result {value} in {file} is not being measured. Begin a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result {value} in {file} was not interrupted, so there is nothing to accept. List the results again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} has no source. Name the source and where it is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend {backend} does not run the workload {workload}. Choose one of: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} could not be started: {cause}. Install it there, or correct the command that starts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} gave no answer that can be read: {cause}. Check that the command starts hakari-engine of this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended before the run did: {cause}. What was measured until then is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was ended because line {line} of what it told cannot be read: {cause}. What was measured until then is kept. Check that the command starts hakari-engine of this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine said nothing for {value} and was ended. What was measured until then is kept. Check the host and the connection to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine wrote more than a run has to tell ({value}) and was ended. What was measured until then is kept. Check what the command starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workbook is open. Open one on the Results page, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was made, but {count} of the things to copy could not be read and are not in it. The first: {cause} Look for them in a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result {value} in {file} comes from {harness}, so there is no recorded run of it. Export it as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{candidate} cannot be compared, because its run failed or is not supported. Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in no format that Hakari reads. Give it a study, a workbook, a recorded run or an MLPerf result folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The readings of {meter} go back in time at {value}: their clock was set back. Measure again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meter} told nothing new for {value} from {place} on; {limit} are allowed. Use a meter that updates more often and in finer steps, and keep the machine from sleeping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged: {cause}. Keep it as it is. Where it opens, copy what can still be read into a new workbook; where it does not, take a backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>a number per hour above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a share above 0 and at most 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rate per second above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who measured or stated the values, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name or an instance of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two numbers, the lower first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object with &quot;per_second&quot;, or &quot;unpublished&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ISO 4217 code such as USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watts above 0, or choose that the power is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an instance of the catalogue that has a power curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the instance that it is borrowed from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline, for training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it only for a Transformer encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: this scenario has a batch of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time in ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object with &quot;tokens&quot; or &quot;flops&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>derived; weakest input: %1</source>
        <extracomment>a computed figure; %1 is the provenance of its weakest input</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the baseline %1</source>
        <extracomment>%1 is the baseline&apos;s name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed by the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caveats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What its power and energy include</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>an interval, from its low to its high end</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per training run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a unit such as USD, %2 is &quot;per million inferences&quot; or &quot;per training run&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per million {unit}</source>
        <extracomment>{unit} is what is counted, e.g. inferences</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it includes is not stated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostFact</name>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System under test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accelerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accelerators per node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors per node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads per core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPUs online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPUs allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUMA nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU frequency limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU governor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU boost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtualisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoadGen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLAS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of Hakari</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent huge pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostWarning</name>
    <message>
        <source>The CPUs&apos; frequency governor is &quot;{value}&quot;, so their clock may follow the load. Set it to &quot;performance&quot; to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPUs have different frequency governors: {value}. Set all to &quot;performance&quot; to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hakari was built {value}. Measure with a release build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs kept {value} CPUs busy just before the run. Stop them and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} of memory is swapped out. Close other programs and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This container may use {value} CPUs, fewer than it sees, so its threads are paused now and then. Lift the limit, or run with no more threads than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} brings threads of its own, which compete with those of OpenMP. Install the variant that uses OpenMP.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Interval</name>
    <message>
        <source>bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lever</name>
    <message>
        <source>demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utilisation ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grid intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput of the candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput of the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price of the candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price of the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences to train on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>RAPL counters of the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACPI power meter of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power sensors on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>management controller of the machine (IPMI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA GPUs (NVML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS Inferentia and Trainium devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model of an instance (estimate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power feed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost at saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operational carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embodied carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carbon</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The power in {file}, written by {program}, was attached after the run. Its clock counts as {zone} and as {offset} s ahead of the run&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power is estimated from the load of the CPUs and the published power curve of {value}; nothing was metered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power curve of {value} leaves out the accelerator, so the estimate is too low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs use {device}. Processes: {count} ({value}). Stop them and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is limited to {value}, below its default of {expected}. Unless that is what you measure, raise the limit with &quot;nvidia-smi -pl&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is divided into MIG instances, and its power is that of all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is not metered: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open study is about training, and these results are of inference: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open study is about inference, and these results are of training: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These results do not count what the open study counts, so figures per unit mean something else for them: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results are of different workloads: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results count different things (inferences, sequences, rows or boosting rounds), so their throughputs say nothing about each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results were measured in different scenarios.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results were computed in different precisions: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of these results is not the same work as one of the open study, as with another sequence length: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open study does not say how large a sample of it is, so these results may be of other work: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample is not the same work in all of these results, as with other sequence lengths.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>cpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accelerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole-system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phase</name>
    <message>
        <source>Preparation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steady check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cool-down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PowerBoundary</name>
    <message>
        <source>AC wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DC supply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PowerScope</name>
    <message>
        <source>{parts}, {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{differences}; {difference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what {candidate} includes is not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which parts {candidate} includes is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{candidate} is counted without {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all but {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the boundary of {candidate} is {boundary}, that of {baseline} is {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy of {candidate} cannot be taken as like for like with that of {baseline}: {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Quick, 10 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard, 60 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publication, 600 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingKind</name>
    <message>
        <source>power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>The power data count the accelerator chip as 0 W, so this energy is too low by an unknown amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embodied carbon leaves the accelerator chip out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle power was not metered: the power at the limit is used at every load, an upper bound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No power is known for this candidate: its energy is the other candidate&apos;s times the published ratio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network between the instances is not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A latency bound is set, but no latency is known for this candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster has another size than the one that was measured; the scaling efficiency is an assumption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on a system outside the cloud, not on this instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No power is known for this candidate: the catalogue&apos;s power curve of {instance} stands in for it, so its energy is an estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The idle power is above the power at the limit and cannot be that of a machine at rest: it is left out, and the power at the limit is used at every load.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Figures and assumptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method and provenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency bound (p99)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT equipment, before PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facility, after PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service life for embodied carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embodied carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is published, what is reconstructed, what disagrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each figure was computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/hour</source>
        <extracomment>%1 a number, %2 what is counted, e.g. inferences</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a number, %2 what is counted, e.g. sequences</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on-demand prices of %1</source>
        <extracomment>%1 is a year</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline %1</source>
        <extracomment>%1 is a candidate</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: by a meter in the same run. Published: by a cited source. Entered: typed in, with its source where given. Estimated: a model stands in for a meter. A computed figure carries the weakest of its inputs. Carbon is location-based, without offsets (SCI 1.1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>bound %1</source>
        <extracomment>%1 is the latency that a run was held to</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at most %2 W</source>
        <extracomment>a domain of a power meter and its greatest power</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No latencies are known of this result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of %1 queries in each bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only percentiles are known of this result: each point is the share of queries that took no longer. Nothing is known between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 told nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 told percentages of its greatest power, which are no watts: they are not drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 %: %1 to %2 %3</source>
        <extracomment>a 95 % interval: its low end, its high end and their unit</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 W when idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without %1</source>
        <extracomment>%1 is a list of parts such as &quot;cpu, dram&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 %: %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy per sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the idle power is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saw %2 of these parts: %3. It is not added.</source>
        <extracomment>%1 is a meter, %2 its energy, %3 a list of parts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % (%2)</source>
        <extracomment>a share and the energy that it is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saw %2 more of the same parts. It is not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saw %2 less of the same parts. It is not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net, above idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not metered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above idle</source>
        <extracomment>%1 is an energy: what a sample took beyond what the machine takes when idle</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <extracomment>the length of a sequence</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known when the run has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultSearch</name>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n results</source>
        <translation>
            <numerusform>%1 of %n result</numerusform>
            <numerusform>%1 of %n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultState</name>
    <message>
        <source>complete</source>
        <extracomment>states of a stored result; interrupted: the program that measured it died</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>a quick run is for a look and never to be published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended before its time by a person or by the program it reports to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the record ends before the run did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum duration: {value} s of at least {limit} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum queries (early stopping): {value} of at least {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency bound (early stopping): {over} of {count} queries took longer than {limit} s, which needs at least {expected} queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not steady: in the last 3 of {count} windows the largest over the smallest was {rate} for rate (limit 1.1), {latency} for latency (limit 1.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not steady: in the last 3 of {count} windows the largest over the smallest was {rate} for rate (limit 1.1), {latency} for latency (limit 1.1), {power} for power (limit 1.05)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drift: the rate of the last third differs from the first by {value} % (limit 5 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host was suspended for {value} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host&apos;s clock was set by {value} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throttling: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throttling: the CPUs slowed down {value} times to stay within their limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power coverage: {meter} gave {value} readings in {duration} s, and one a second is the least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the power of the last 3 windows before the measurement is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too few queries to compare the first third of them with the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host does not count how often its CPUs slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host&apos;s clocks were not read at both ends of the measurement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleName</name>
    <message>
        <source>Ran to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queries over the latency bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steady rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steady latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steady power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift of the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throttling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishable profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>measured window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boosting rounds/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferences/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean while searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not metered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coverage not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequence length %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-stream</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudyNote</name>
    <message>
        <source>published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disagrees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Symbol</name>
    <message>
        <source>demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput per instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utilisation ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load per instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price per instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power per instance at that load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power usage effectiveness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carbon intensity of electricity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embodied carbon per instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scaling efficiency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy of the IT equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operational carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embodied carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published energy ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy of the candidate it is relative to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle power per instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power per instance at the limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mistrusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aborted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::AssumptionsPanel</name>
    <message>
        <source>Change the sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the latency bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the grid intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the service life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count embodied carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the energy boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the utilisation ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency bound (p99)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embodied carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/hour</source>
        <extracomment>unit of the demand, behind the number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility (times PUE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On-demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a price list: how one pays, and of when it is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not covered by that source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a note on the study: its kind (published, reconstructed, disagrees) and its text</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::Banner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hakari::CandidateDialog</name>
    <message>
        <source>Add a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput per instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who measured or stated it, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power curve of the catalogue (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter watts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power when idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power at the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances in the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an instance, price and power are what you enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price in this region and year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no power curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle %1</source>
        <extracomment>%1 is a power in W</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle not metered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose an instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power curve of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow the curve of another instance (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an instance, the price is what you enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As stated by its source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ComparePage</name>
    <message numerus="yes">
        <source>Show %n hidden</source>
        <translation>
            <numerusform>Show %n hidden</numerusform>
            <numerusform>Show %n hidden</numerusform>
        </translation>
    </message>
    <message>
        <source>Charts: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a candidate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chart…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show hidden candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a candidate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ComparisonTable</name>
    <message>
        <source>Comparison table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How was this computed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the baseline	B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up	Alt+Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down	Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide	H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by this column	S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…	F2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ExplanationPopup</name>
    <message>
        <source>How this figure was computed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::Exporter</name>
    <message>
        <source>Report as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart as PDF, SVG or PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy chart	Ctrl+Shift+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures as XLSX…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart is on the clipboard: as picture, as SVG and as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded runs (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::HeadlineTile</name>
    <message>
        <source>only the ratio is known</source>
        <comment>a figure of which no absolute value is known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <extracomment>headline tile: the candidate&apos;s value, then the baseline&apos;s; e.g. &quot;2.17 from 24.82 USD&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: up to %1</source>
        <extracomment>%1 is a change in percent that the source of a study states</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::HostPanel</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the engine through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command such as &quot;ssh host&quot; or &quot;srun --nodes=1&quot; runs it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again for devices and meters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices and meters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing meters the power: the result will have throughput and latency only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole system is metered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not metered: %1. The result will say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power from a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It prints a line such as &quot;314.5 W&quot; for each reading: of a smart plug, a PDU, a script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its published power curve over the load: an estimate, no measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue has no power curve of &quot;%1&quot;. Choose one of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power estimated as of the instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, or type to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power curve %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only estimated: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::InstanceBox</name>
    <message>
        <source>none, or type to search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::MainWindow</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import an MLPerf result folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded runs and MLPerf summaries (*.jsonl *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n results were in the workbook already.</source>
        <translation>
            <numerusform>%n result was in the workbook already.</numerusform>
            <numerusform>%n results were in the workbook already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results are in the workbook.</source>
        <translation>
            <numerusform>%n result is in the workbook.</numerusform>
            <numerusform>%n results are in the workbook.</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it has measured so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n runs that wait are lost.</source>
        <translation>
            <numerusform>%n run that waits is lost.</numerusform>
            <numerusform>%n runs that wait are lost.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the run and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::NotesCard</name>
    <message>
        <source>Notes and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::PhaseCard</name>
    <message>
        <source>left out</source>
        <extracomment>a phase of a run that did not take place</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <extracomment>%1 is a time: how long the phase has been going on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::QueueCard</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the result of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ReportPage</name>
    <message>
        <source>Language of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>%1 of %2 pages</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultCard</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy per million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole run is kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not metered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store in the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1 first, which keeps the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines for %1 /hour</source>
        <extracomment>%1 is a demand per hour</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demand divided by the throughput of this machine, rounded up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultHead</name>
    <message>
        <source>Result without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run was interrupted. A person accepted it for comparisons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that measured this run ended before the run did. What was measured until then is shown here and is left out of comparisons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result is being measured. Its figures follow when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept for comparisons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultPanel</name>
    <message>
        <source>Copy record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n results are selected</source>
        <translation>
            <numerusform>%n result is selected</numerusform>
            <numerusform>%n results are selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one of them to see it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its figures, charts, host and source are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All facts (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultSearch</name>
    <message>
        <source>Search results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F. Words in any order: title, workload, device, tag, note and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tags</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultTable</name>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the workbook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workbook is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workbook, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop result files here, or run a workload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result matches the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer words or another choice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultsDialog</name>
    <message>
        <source>Compare results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the open study: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new study of these results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its assumptions are those of the open study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no power measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow the instance&apos;s curve (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instance with a power curve is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without an instance no cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price in this region and year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequence length %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultsModel</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy per sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <extracomment>when</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result does not give it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a throughput there is no energy per sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No power was metered in this run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::ResultsPage</name>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded runs and MLPerf result folders; they can be dropped on the window too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept for comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table rows as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded run with all samples…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Compare %n results</source>
        <translation>
            <numerusform>Compare %n result</numerusform>
            <numerusform>Compare %n results</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that goes on, was interrupted or is damaged is not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workbook is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results deleted. %1 brings them back.</source>
        <translation>
            <numerusform>%n result deleted. %1 brings it back.</numerusform>
            <numerusform>%n results deleted. %1 brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results are back.</source>
        <translation>
            <numerusform>%n result is back.</numerusform>
            <numerusform>%n results are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hakari::RunForm</name>
    <message>
        <source>Open a workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workloads (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>searched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 M parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give whole numbers such as 4, or several for a sweep: &quot;1, 2, 4&quot; or &quot;1-8&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency bound (p99)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrival rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all three (sweep)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workload file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/hour</source>
        <extracomment>unit of the demand, behind the number</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::RunPage</name>
    <message>
        <source>Run a workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Start %n runs</source>
        <translation>
            <numerusform>Start %n run</numerusform>
            <numerusform>Start %n runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has said nothing for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured; the engine is still telling what it measured…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running: at least %1 left</source>
        <extracomment>%1 is a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs are kept as files until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a workload and press Run. The engine measures in a process of its own; everything it tells is kept in the workbook as it arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel all (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run and those that wait</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::SensitivityCard</name>
    <message>
        <source>What would change the answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No assumption changes this result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break-even in %1: %2 %3 (in use: %4)</source>
        <extracomment>%1 metric, %2 lever, %3 value at break-even, %4 value in use</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No break-even in %1 for %2 from %3 to %4</source>
        <extracomment>%1 metric, %2 lever, %3 and %4 the ends of the range searched</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to vary: there is no change against the baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of %2 of %1 against %3 while one assumption moves between the values at the ends of its bar. The line marks the current change.</source>
        <extracomment>%1 a candidate, %2 a metric, %3 the baseline</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::StudyFiles</name>
    <message>
        <source>Open a study file…	Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study in the workbook	Ctrl+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study in the workbook as…	Ctrl+Shift+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplied studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a study from the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study has changes that are not saved. Save them first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the study in %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study is saved in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the study “%1” from the workbook? This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study is deleted from the workbook.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::VerdictCard</name>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing speaks against this result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the verdict of %1. It named no reason against the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict yet. The run is judged when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::WorkbookDocument</name>
    <message numerus="yes">
        <source>Delete %n results</source>
        <translation>
            <numerusform>Delete %n result</numerusform>
            <numerusform>Delete %n results</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hakari::WorkbookFiles</name>
    <message>
        <source>New workbook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workbook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent workbooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbooks (*.hakari)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbooks (*.hakari);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import %n runs kept as files</source>
        <translation>
            <numerusform>Import %n run kept as a file</numerusform>
            <numerusform>Import %n runs kept as files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs lie in files, because no workbook could be written at the time. Choose “%1” in the workbook menu of the Results page.</source>
        <translation>
            <numerusform>%n run lies in a file, because no workbook could be written at the time. Choose “%1” in the workbook menu of the Results page.</numerusform>
            <numerusform>%n runs lie in files, because no workbook could be written at the time. Choose “%1” in the workbook menu of the Results page.</numerusform>
        </translation>
    </message>
</context>
</TS>
