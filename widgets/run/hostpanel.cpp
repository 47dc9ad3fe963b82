// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/hostpanel.h"

#include "core/workload/defaults.h"
#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"
#include "widgets/run/rows.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QSignalBlocker>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace hakari {

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
      m_instanceCaption(makeLabel("secondary", this)),
      m_instanceNote(makeParagraph("note", this)),
      m_launcher(new QLineEdit(m_engine.launcher, this)),
      m_meterCommand(new QLineEdit(this)),
      m_instance(new InstanceBox(this)),
      m_again(new QPushButton(this)),
      m_devices(new QVBoxLayout),
      m_meterRows(new QVBoxLayout)
{
    build();
    connectAll();
}

void HostPanel::connectAll()
{
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
    connect(m_instance, &QComboBox::activated, this, &HostPanel::takeInstance);
    connect(m_instance->lineEdit(), &QLineEdit::editingFinished, this, &HostPanel::takeInstance);
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
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_instanceCaption, m_instance, m_instanceNote,
                                          m_meterCommandCaption, m_meterCommand, m_meterCommandNote})
        layout->addWidget(each);
    layout->addSpacing(halfGap);
    layout->addWidget(m_launcherCaption);
    layout->addWidget(m_launcher);
    layout->addWidget(m_launcherNote);
    layout->addWidget(m_again, 0, Qt::AlignLeft);
    m_devices->setSpacing(halfGap);
    m_meterRows->setSpacing(halfGap);
    m_launcherCaption->setBuddy(m_launcher);
    m_meterCommandCaption->setBuddy(m_meterCommand);
    m_instanceCaption->setBuddy(m_instance);
    m_instance->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (QWidget *each : std::initializer_list<QWidget *>{m_instanceCaption, m_instance, m_instanceNote})
        each->hide(); // until there are curves
}

void HostPanel::offerCurves(const Catalogue &catalogue)
{
    m_instance->offerCurves(catalogue);
    for (QWidget *each : std::initializer_list<QWidget *>{m_instanceCaption, m_instance, m_instanceNote})
        each->show();
}

/// Whoever names an instance wants its curve used; whoever empties the field does not.
void HostPanel::takeInstance()
{
    const std::string instance = m_instance->instance();
    const bool known = instance.empty() || m_instance->findText(QString::fromStdString(instance)) >= 0;
    m_instanceNote->setText(known
                                ? tr("Its published power curve over the load: an estimate, no measurement.")
                                : tr("The catalogue has no power curve of \"%1\". Choose one of the list.")
                                      .arg(QString::fromStdString(instance)));
    setRole(m_instanceNote, known ? "note" : "error");
    if (!known || instance == m_curve)
        return;
    m_curve = instance;
    chooseMeter(modelMeter, !instance.empty());
    ask();
}

QList<QWidget *> HostPanel::controls() const
{
    QList<QWidget *> out;
    for (const QVBoxLayout *rows : {m_devices, m_meterRows}) {
        for (int i = 0; i < rows->count(); ++i)
            out << static_cast<ChoiceRow *>(rows->itemAt(i)->widget())->button();
    }
    return out << m_instance << m_meterCommand << m_launcher << m_again;
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

/// What was found stays in sight, switched off, until the answer comes.
void HostPanel::ask()
{
    m_failure.reset();
    m_meterCommand->setModified(false);
    m_probe.ask(m_engine, meterOptions(m_meterCommand->text().trimmed().toStdString(), m_curve));
    const QString focus = takeFocus(m_devices) + takeFocus(m_meterRows);
    m_focus = focus.isEmpty() ? m_focus : focus;
    for (const QVBoxLayout *rows : {m_devices, m_meterRows})
        enableRows(rows, false);
    showState();
    emit changed();
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
    const bool modelled = std::ranges::find(m_meters, modelMeter) != m_meters.end();
    if (m_metersTouched || modelled)
        request.meters = m_meters;
    request.meterCommand = m_meterCommand->text().trimmed().toStdString();
    if (modelled)
        request.instance = m_curve;
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
    m_instanceCaption->setText(tr("Power estimated as of the instance"));
    m_instance->setAccessibleName(m_instanceCaption->text());
    m_instance->lineEdit()->setPlaceholderText(tr("none, or type to search"));
    m_again->setAccessibleName(tr("Look again for devices and meters"));
    takeInstance();
    show();
}

void HostPanel::show()
{
    QString focus = takeFocus(m_devices) + takeFocus(m_meterRows);
    const QString before = isAsking() ? QString() : std::exchange(m_focus, {});
    if (!window()->focusWidget())
        focus += before;
    showState();
    showDevices();
    showMeters();
    for (const QVBoxLayout *rows : {m_devices, m_meterRows}) {
        if (isAsking())
            enableRows(rows, false);
        giveFocus(rows, focus);
    }
    emit changed();
}

void HostPanel::showState()
{
    m_again->setText(isAsking() && m_capabilities ? tr("Looking…") : tr("Look again"));
    m_status->setVisible(!m_capabilities);
    setRole(m_status, m_failure ? "error" : "note");
    m_status->setText(m_failure ? m_appearance.formatter().sentence(*m_failure)
                                : tr("Looking for devices and meters…"));
}

void HostPanel::showDevices()
{
    for (QAbstractButton *button : m_deviceButtons.buttons())
        m_deviceButtons.removeButton(button);
    clearRows(m_devices);
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
    clearRows(m_meterRows);
    m_coverage->setVisible(m_capabilities.has_value());
    if (!m_capabilities)
        return;
    if (!m_metersTouched) {
        m_meters.clear();
        for (const MeterReport &meter : m_capabilities->meters) {
            if (!meter.error && (!meter.estimates || (meter.id == modelMeter && !m_curve.empty())))
                m_meters.push_back(meter.id);
        }
    }
    for (const MeterReport &meter : m_capabilities->meters) {
        const bool unasked = meter.id == modelMeter && m_curve.empty() && m_instance->count() > 0;
        if (!unasked) // the field below says more
            showMeter(meter);
    }
    showCoverage();
}

void HostPanel::showMeter(const MeterReport &meter)
{
    auto *button = new QCheckBox(this);
    button->setObjectName(QString::fromStdString("meter-" + meter.id));
    button->setChecked(!meter.error && std::ranges::find(m_meters, meter.id) != m_meters.end());
    auto *row = new ChoiceRow(button, nameOfMeter(meter), meter.error ? QString() : chipOf(meter), this);
    if (meter.error)
        row->setReason(m_appearance.formatter().sentence(*meter.error));
    addRow(m_meterRows, row);
    connect(button, &QCheckBox::toggled, this, [this, id = meter.id](bool chosen) {
        m_metersTouched = true;
        chooseMeter(id, chosen);
        showCoverage();
        emit changed();
    });
}

QString HostPanel::nameOfMeter(const MeterReport &meter) const
{
    if (meter.id == modelMeter && !m_curve.empty())
        return tr("Power curve %1").arg(QString::fromStdString(m_curve));
    return m_appearance.formatter().translate("Meter", meter.name.c_str());
}

QString HostPanel::chipOf(const MeterReport &meter) const
{
    const Formatter &formatter = m_appearance.formatter();
    return meter.estimates ? formatter.name(Provenance::Estimated) : coverageText(meter.covers, formatter);
}

void HostPanel::chooseMeter(const std::string &id, bool chosen)
{
    std::erase(m_meters, id);
    if (chosen)
        m_meters.push_back(id);
}

void HostPanel::showCoverage()
{
    m_coverage->setText(coverage());
}

/// What the result will say of its boundary, before anything has run.
QString HostPanel::coverage() const
{
    const Formatter &formatter = m_appearance.formatter();
    Coverage metered;
    Coverage estimated;
    for (const std::string &id : m_meters) {
        if (const MeterReport *meter = m_capabilities->meter(id)) {
            Coverage &covered = meter->estimates ? estimated : metered;
            covered = covered.united(meter->covers);
        }
    }
    if (metered.empty() && estimated.empty())
        return tr("Nothing meters the power: the result will have throughput and latency only.");
    const Coverage unmetered = Coverage::wholeSystem().without(metered);
    if (unmetered.empty())
        return tr("The whole system is metered.");
    const Coverage missing = unmetered.without(estimated);
    QStringList out;
    if (!estimated.empty())
        out << tr("Only estimated: %1.").arg(coverageText(unmetered.without(missing), formatter));
    if (!missing.empty())
        out << tr("Not metered: %1. The result will say so.").arg(coverageText(missing, formatter));
    return out.join(QLatin1Char(' '));
}

} // namespace hakari
