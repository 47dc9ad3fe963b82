// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/hostpanel.h"

#include "core/workload/defaults.h"
#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QSignalBlocker>

#include <algorithm>

namespace hakari {

namespace {

/// Into a layout that may be in sight already.
void addRow(QVBoxLayout *rows, QWidget *row)
{
    rows->addWidget(row);
    row->show();
}

} // namespace

HostPanel::HostPanel(Appearance &appearance, EngineCommand engine, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_engine(std::move(engine)),
      m_deviceHeading(makeLabel("section", this)),
      m_powerHeading(makeLabel("section", this)),
      m_launcherCaption(makeLabel("secondary", this)),
      m_status(makeParagraph("note", this)),
      m_coverage(makeParagraph("note", this)),
      m_launcherNote(makeParagraph("note", this)),
      m_meterCommandCaption(makeLabel("secondary", this)),
      m_meterCommandNote(makeParagraph("note", this)),
      m_launcher(new QLineEdit(m_engine.launcher, this)),
      m_meterCommand(new QLineEdit(this)),
      m_again(new QPushButton(this)),
      m_devices(new QVBoxLayout),
      m_meterRows(new QVBoxLayout)
{
    build();
    connect(&m_probe, &CapabilityProbe::found, this, [this](const Capabilities &capabilities) {
        m_capabilities = capabilities;
        m_failure.reset();
        show();
    });
    connect(&m_probe, &CapabilityProbe::failed, this, [this](const Error &error) {
        m_capabilities.reset();
        m_failure = error;
        show();
    });
    connect(m_again, &QPushButton::clicked, this, &HostPanel::ask);
    connect(m_meterCommand, &QLineEdit::editingFinished, this, [this] {
        if (m_meterCommand->isModified())
            ask();
    });
    connect(m_launcher, &QLineEdit::editingFinished, this, [this] { setLauncher(m_launcher->text()); });
}

void HostPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(halfGap);
    layout->addWidget(m_deviceHeading);
    layout->addWidget(m_status);
    layout->addLayout(m_devices);
    layout->addSpacing(halfGap);
    layout->addWidget(m_powerHeading);
    layout->addLayout(m_meterRows);
    layout->addWidget(m_coverage);
    layout->addWidget(m_meterCommandCaption);
    layout->addWidget(m_meterCommand);
    layout->addWidget(m_meterCommandNote);
    layout->addSpacing(halfGap);
    layout->addWidget(m_launcherCaption);
    layout->addWidget(m_launcher);
    layout->addWidget(m_launcherNote);
    layout->addWidget(m_again, 0, Qt::AlignLeft);
    m_devices->setSpacing(halfGap);
    m_meterRows->setSpacing(halfGap);
    m_launcherCaption->setBuddy(m_launcher);
    m_meterCommandCaption->setBuddy(m_meterCommand);
}

void HostPanel::setLauncher(const QString &launcher)
{
    const QString trimmed = launcher.trimmed();
    if (trimmed == m_engine.launcher)
        return;
    m_engine.launcher = trimmed;
    m_launcher->setText(trimmed);
    emit launcherChanged(trimmed);
    ask();
}

void HostPanel::ask()
{
    m_capabilities.reset();
    m_failure.reset();
    m_meterCommand->setModified(false);
    m_probe.ask(m_engine, m_meterCommand->text().trimmed().toStdString());
    show();
}

void HostPanel::setWorkload(const Workload &workload)
{
    m_workload = workload;
    const auto suitable = suitableBackends(workload);
    if (std::ranges::find(suitable, m_backend) == suitable.end())
        m_backend.clear();
    show();
}

void HostPanel::fill(RunRequest &request) const
{
    if (!m_backend.empty()) {
        request.backend = m_backend;
        request.device = m_device;
    }
    if (m_metersTouched)
        request.meters = m_meters;
    request.meterCommand = m_meterCommand->text().trimmed().toStdString();
}

bool HostPanel::isMetered() const
{
    return !m_meters.empty();
}

void HostPanel::retranslate()
{
    m_deviceHeading->setText(tr("Device"));
    m_powerHeading->setText(tr("Power"));
    m_launcherCaption->setText(tr("Start the engine through"));
    m_launcher->setAccessibleName(m_launcherCaption->text());
    m_launcher->setPlaceholderText(tr("this machine"));
    m_launcherNote->setText(tr("A command such as \"ssh host\" or \"srun --nodes=1\" runs it elsewhere."));
    m_meterCommandCaption->setText(tr("Power from a command"));
    m_meterCommand->setAccessibleName(m_meterCommandCaption->text());
    m_meterCommand->setPlaceholderText(tr("none"));
    m_meterCommandNote->setText(
        tr("It prints a line such as \"314.5 W\" for each reading: of a smart plug, a PDU, a script."));
    m_again->setText(tr("Look again"));
    m_again->setAccessibleName(tr("Look again for devices and meters"));
    show();
}

void HostPanel::clear(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void HostPanel::show()
{
    const Formatter &formatter = m_appearance.formatter();
    m_again->setEnabled(!m_probe.isAsking());
    m_status->setVisible(!m_capabilities);
    setRole(m_status, m_failure ? "error" : "note");
    m_status->setText(m_failure ? formatter.sentence(*m_failure) : tr("Looking for devices and meters…"));
    showDevices();
    showMeters();
    emit changed();
}

void HostPanel::showDevices()
{
    for (QAbstractButton *button : m_deviceButtons.buttons())
        m_deviceButtons.removeButton(button);
    clear(m_devices);
    if (!m_capabilities || !m_workload)
        return;
    const auto suitable = suitableBackends(*m_workload);
    for (const std::string_view id : suitable) {
        const BackendReport *backend = m_capabilities->backend(std::string(id));
        if (!backend)
            continue;
        for (const DeviceReport &device : backend->devices)
            addDevice(*backend, device);
    }
    for (const std::string_view id : suitable) {
        if (const BackendReport *backend = m_capabilities->backend(std::string(id));
            backend && backend->error)
            addMissing(*backend);
    }
}

void HostPanel::addDevice(const BackendReport &backend, const DeviceReport &device)
{
    if (m_backend.empty()) {
        m_backend = backend.id;
        m_device = device.id;
    }
    auto *button = new QRadioButton(this);
    button->setObjectName(QString::fromStdString("device-" + backend.id + "-" + device.id));
    m_deviceButtons.addButton(button);
    button->setChecked(backend.id == m_backend && device.id == m_device);
    addRow(m_devices,
           new ChoiceRow(button, QString::fromStdString(device.name), backendName(backend.id), this));
    connect(button, &QRadioButton::toggled, this, [this, id = backend.id, deviceId = device.id](bool chosen) {
        if (!chosen)
            return;
        m_backend = id;
        m_device = deviceId;
        emit changed();
    });
}

void HostPanel::addMissing(const BackendReport &backend)
{
    auto *button = new QRadioButton(this);
    auto *row = new ChoiceRow(button, backendName(backend.id), {}, this);
    row->setReason(m_appearance.formatter().sentence(*backend.error));
    addRow(m_devices, row);
}

void HostPanel::showMeters()
{
    clear(m_meterRows);
    m_coverage->setVisible(m_capabilities.has_value());
    if (!m_capabilities)
        return;
    if (!m_metersTouched) {
        m_meters.clear();
        for (const MeterReport &meter : m_capabilities->meters) {
            if (!meter.error && !meter.estimates)
                m_meters.push_back(meter.id);
        }
    }
    for (const MeterReport &meter : m_capabilities->meters)
        showMeter(meter);
    showCoverage();
}

void HostPanel::showMeter(const MeterReport &meter)
{
    const Formatter &formatter = m_appearance.formatter();
    auto *button = new QCheckBox(this);
    button->setObjectName(QString::fromStdString("meter-" + meter.id));
    button->setChecked(!meter.error && std::ranges::find(m_meters, meter.id) != m_meters.end());
    const QString chip = meter.error ? QString() : coverageText(meter.covers, formatter);
    auto *row = new ChoiceRow(button, formatter.translate("Meter", meter.name.c_str()), chip, this);
    if (meter.error)
        row->setReason(formatter.sentence(*meter.error));
    addRow(m_meterRows, row);
    connect(button, &QCheckBox::toggled, this, [this, id = meter.id](bool chosen) {
        m_metersTouched = true;
        std::erase(m_meters, id);
        if (chosen)
            m_meters.push_back(id);
        showCoverage();
        emit changed();
    });
}

/// What the result will say of its boundary, before anything has run.
void HostPanel::showCoverage()
{
    const Formatter &formatter = m_appearance.formatter();
    Coverage covered;
    for (const std::string &id : m_meters) {
        if (const MeterReport *meter = m_capabilities->meter(id))
            covered = covered.united(meter->covers);
    }
    const Coverage missing = Coverage::wholeSystem().without(covered);
    if (m_meters.empty())
        m_coverage->setText(
            tr("Nothing meters the power: the result will have throughput and latency only."));
    else if (missing.empty())
        m_coverage->setText(tr("The whole system is metered."));
    else
        m_coverage->setText(
            tr("Not metered: %1. The result will say so.").arg(coverageText(missing, formatter)));
}

} // namespace hakari
