// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runform.h"

#include "core/base/presets.h"
#include "core/workload/defaults.h"
#include "core/workload/workloadfile.h"
#include "widgets/controls/combobox.h"
#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QScrollArea>
#include <QSignalBlocker>

namespace hakari {

namespace {

constexpr int panelWidth = 348;
constexpr int panelPadding = 20;
constexpr int allPrecisions = 3;    // the entry after the precisions themselves
constexpr double hour = 3600.0;     // s
constexpr double usualDemand = 1e6; // per hour
const QString firstWorkload = QStringLiteral("layoutlm-base");

void setInvalid(QWidget *field, bool invalid)
{
    if (field->property("invalid").toBool() == invalid)
        return;
    field->setProperty("invalid", invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

RunForm::RunForm(Appearance &appearance, const EngineCommand &engine, std::filesystem::path workloads,
                 QWidget *parent)
    : QFrame(parent),
      m_appearance(appearance),
      m_folder(std::move(workloads)),
      m_heading(makeLabel("section", this)),
      m_note(makeParagraph("note", this)),
      m_model(new ComboBox(this)),
      m_precision(new ComboBox(this)),
      m_scenario(new ComboBox(this)),
      m_profile(new ComboBox(this)),
      m_sequence(new QLineEdit(this)),
      m_batch(new QLineEdit(this)),
      m_bound(new NumberEdit(this)),
      m_rate(new NumberEdit(this)),
      m_demand(new NumberEdit(this)),
      m_host(new HostPanel(appearance, engine, this))
{
    setRole(this, "form");
    setFixedWidth(panelWidth);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(buildContent());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    fillWorkloads();
    connectFields();
    retranslate();
    choose(firstWorkload);
}

QWidget *RunForm::buildContent()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(panelPadding, 18, panelPadding, 18);
    layout->setSpacing(10);
    layout->addWidget(m_heading);
    layout->addWidget(makeRow(RequestField::Workload, m_model).all);
    layout->addWidget(m_note);
    layout->addLayout(
        pair(makeRow(RequestField::SequenceLength, m_sequence), makeRow(RequestField::Batch, m_batch)));
    layout->addLayout(
        pair(makeRow(RequestField::Precision, m_precision), makeRow(RequestField::Scenario, m_scenario)));
    layout->addLayout(
        pair(makeRow(RequestField::LatencyBound, m_bound), makeRow(RequestField::Rate, m_rate)));
    layout->addLayout(
        pair(makeRow(RequestField::Demand, m_demand), makeRow(RequestField::Duration, m_profile)));
    layout->addSpacing(halfGap);
    layout->addWidget(m_host);
    layout->addStretch(1);
    for (QComboBox *box : {m_model, m_precision, m_scenario, m_profile}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    for (NumberEdit *edit : {m_bound, m_rate, m_demand}) {
        edit->setRange(0, 1e12);
        edit->setOptional(true);
    }
    m_bound->setUnit(QStringLiteral("ms"));
    m_rate->setUnit(QStringLiteral("/s"));
    m_demand->setValue(usualDemand);
    return content;
}

RunForm::Row RunForm::makeRow(RequestField field, QWidget *control)
{
    Row row{new QWidget(this), makeLabel("secondary", this), makeParagraph("error", this)};
    auto *layout = new QVBoxLayout(row.all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(row.caption);
    layout->addWidget(control);
    layout->addWidget(row.error);
    layout->addStretch(1);
    row.caption->setBuddy(control);
    row.error->hide();
    m_rows[field] = row;
    return row;
}

QLayout *RunForm::pair(const Row &left, const Row &right)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(12);
    layout->addWidget(left.all, 1);
    layout->addWidget(right.all, 1);
    return layout;
}

void RunForm::connectFields()
{
    connect(m_model, &QComboBox::activated, this, &RunForm::takeWorkload);
    for (QComboBox *box : {m_precision, m_profile})
        connect(box, &QComboBox::currentIndexChanged, this, &RunForm::check);
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &RunForm::refresh);
    for (QLineEdit *edit : {m_sequence, m_batch})
        connect(edit, &QLineEdit::textChanged, this, &RunForm::check);
    for (NumberEdit *edit : {m_bound, m_rate, m_demand}) {
        connect(edit, &NumberEdit::committed, this, &RunForm::check);
        connect(edit, &QLineEdit::textEdited, this, &RunForm::check);
    }
    connect(m_host, &HostPanel::changed, this, &RunForm::check);
    connect(m_host, &HostPanel::changed, this, &RunForm::orderControls);
}

/// Tab goes as the eye does.
void RunForm::orderControls()
{
    QList<QWidget *> order{m_model, m_sequence, m_batch,  m_precision, m_scenario,
                           m_bound, m_rate,     m_demand, m_profile};
    order += m_host->controls();
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

std::optional<PerSecond> RunForm::demand() const
{
    const auto perHour = NumberEdit::parse(m_demand->text());
    if (m_workload.task != Task::Inference || !perHour || *perHour <= 0)
        return std::nullopt;
    return PerSecond{*perHour / hour};
}

void RunForm::fillWorkloads()
{
    for (const std::string &id : presetsIn(m_folder))
        m_model->addItem(QString(), QString::fromStdString(id));
    m_model->addItem(QString(), QString()); // opens a file
}

void RunForm::takeWorkload(int index)
{
    const QString id = m_model->itemData(index).toString();
    if (id.isEmpty())
        openFile();
    else
        choose(id);
}

void RunForm::openFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a workload"), {},
                                                      tr("Workloads (*.json)"));
    choose(path.isEmpty() ? QString::fromStdString(m_workloadId) : path);
}

void RunForm::choose(const QString &idOrPath)
{
    const auto workload = findWorkload(idOrPath.toStdString(), m_folder);
    say(RequestField::Workload, workload ? QString() : m_appearance.formatter().sentence(workload.error()));
    if (workload) {
        m_workload = *workload;
        m_workloadId = idOrPath.toStdString();
        if (m_model->findData(idOrPath) < 0)
            m_model->insertItem(m_model->count() - 1, QFileInfo(idOrPath).fileName(), idOrPath);
    }
    m_model->setCurrentIndex(m_model->findData(QString::fromStdString(m_workloadId)));
    showWorkload();
}

/// The fields as the workload's file has them.
void RunForm::showWorkload()
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_precision), QSignalBlocker(m_scenario),
                                    QSignalBlocker(m_sequence), QSignalBlocker(m_batch)};
    const auto *encoder = std::get_if<EncoderModel>(&m_workload.model);
    m_precision->setCurrentIndex(static_cast<int>(m_workload.precision));
    m_scenario->setCurrentIndex(static_cast<int>(m_workload.scenario));
    m_sequence->setText(encoder ? QString::number(encoder->sequenceLength) : QString());
    m_batch->clear();
    m_bound->setValue(m_workload.latencyBound ? std::optional(m_workload.latencyBound->value * 1e3)
                                              : std::nullopt);
    m_rate->setValue(std::nullopt);
    m_host->setWorkload(m_workload);
    refresh();
}

/// What applies to the workload and the scenario can be filled in, the rest cannot.
void RunForm::refresh()
{
    const Formatter &formatter = m_appearance.formatter();
    const auto *encoder = std::get_if<EncoderModel>(&m_workload.model);
    const auto scenario = static_cast<Scenario>(m_scenario->currentIndex());
    m_sequence->setEnabled(encoder != nullptr);
    m_sequence->setPlaceholderText(encoder ? QString() : tr("does not apply"));
    m_batch->setEnabled(takesBatch(scenario));
    m_batch->setPlaceholderText(!takesBatch(scenario)               ? tr("of the scenario")
                                : m_workload.task == Task::Training ? QString::number(m_workload.batch)
                                                                    : tr("searched for"));
    m_rate->setPlaceholderText(tr("searched for"));
    for (const RequestField field : {RequestField::LatencyBound, RequestField::Rate})
        m_rows[field].all->setVisible(scenario == Scenario::Server);
    m_rows[RequestField::Demand].all->setVisible(m_workload.task == Task::Inference);
    m_scenario->setEnabled(m_workload.task == Task::Inference);
    QString note = formatter.text(m_workload.note);
    if (encoder)
        note = tr("%1 M parameters.")
                   .arg(formatter.number(static_cast<double>(encoder->parameterCount()) * 1e-6, 0))
               + QLatin1Char(' ') + note;
    m_note->setText(note.trimmed());
    m_note->setVisible(!m_note->text().isEmpty());
    check();
}

RunRequest RunForm::request() const
{
    RunRequest out = requestFor(m_workload, m_workloadId);
    out.scenario = static_cast<Scenario>(m_scenario->currentIndex());
    out.profile = static_cast<Profile>(m_profile->currentIndex());
    if (m_precision->currentIndex() < allPrecisions)
        out.precision = static_cast<Precision>(m_precision->currentIndex());
    m_host->fill(out);
    return out;
}

std::optional<std::vector<int>> RunForm::listIn(const QLineEdit *edit, RequestField field)
{
    if (!edit->isEnabled() || edit->text().trimmed().isEmpty())
        return std::vector<int>();
    auto list = parseSweep(edit->text());
    if (!list)
        say(field, tr("Give whole numbers such as 4, or several for a sweep: \"1, 2, 4\" or \"1-8\"."));
    return list;
}

/// What stands in the field now, committed or not.
std::optional<double> RunForm::numberIn(const NumberEdit *edit, RequestField field)
{
    if (edit->text().trimmed().isEmpty())
        return std::nullopt;
    const auto number = NumberEdit::parse(edit->text());
    if (!number) {
        say(field, tr("Give a number."));
        m_unreadable = true;
    }
    return number;
}

std::optional<SweepValues> RunForm::sweepValues()
{
    SweepValues values;
    const auto lengths = listIn(m_sequence, RequestField::SequenceLength);
    const auto batches = listIn(m_batch, RequestField::Batch);
    if (!lengths || !batches)
        return std::nullopt;
    values.sequenceLengths = *lengths;
    values.batches = *batches;
    if (m_precision->currentIndex() == allPrecisions)
        values.precisions = {Precision::Fp32, Precision::Bf16, Precision::Int8};
    return values;
}

void RunForm::check()
{
    for (const auto &[field, row] : m_rows)
        if (field != RequestField::Workload)
            say(field, {});
    m_problem.clear();
    m_requests.clear();
    m_unreadable = false;
    RunRequest base = request();
    if (base.scenario == Scenario::Server) {
        const auto bound = numberIn(m_bound, RequestField::LatencyBound);
        base.latencyBound = bound ? std::optional(Seconds{*bound * 1e-3}) : std::nullopt;
        const auto rate = numberIn(m_rate, RequestField::Rate);
        base.rate = rate ? std::optional(PerSecond{*rate}) : std::nullopt;
    }
    if (const auto values = sweepValues(); values && !m_unreadable)
        m_requests = sweep(base, *values);
    for (const RunRequest &each : std::vector<RunRequest>(m_requests)) {
        for (const RequestProblem &problem : problemsOf(each, m_workload, m_host->capabilities())) {
            say(problem.field, m_appearance.formatter().sentence(problem.error));
            m_requests.clear();
        }
    }
    if (const auto &failure = m_host->failure()) {
        say(RequestField::Device, m_appearance.formatter().sentence(*failure));
        m_requests.clear();
    }
    emit changed();
}

/// Fields that have no row of their own explain themselves where they stand.
void RunForm::say(RequestField field, const QString &sentence)
{
    if (m_problem.isEmpty())
        m_problem = sentence;
    const auto row = m_rows.find(field);
    if (row == m_rows.end())
        return;
    row->second.error->setText(sentence);
    row->second.error->setVisible(!sentence.isEmpty());
    QWidget *control = row->second.caption->buddy();
    setInvalid(control, !sentence.isEmpty());
    control->setAccessibleDescription(sentence);
}

QString RunForm::captionOf(RequestField field) const
{
    switch (field) {
    case RequestField::Workload:
        return tr("Model");
    case RequestField::SequenceLength:
        return tr("Sequence length");
    case RequestField::Batch:
        return tr("Batch");
    case RequestField::Precision:
        return tr("Precision");
    case RequestField::Scenario:
        return tr("Scenario");
    case RequestField::LatencyBound:
        return tr("Latency bound (p99)");
    case RequestField::Rate:
        return tr("Arrival rate");
    case RequestField::Demand:
        return tr("Demand");
    default:
        return tr("Profile");
    }
}

void RunForm::fillChoices()
{
    const Formatter &formatter = m_appearance.formatter();
    const auto refill = [](QComboBox *box, const QStringList &texts, int first) {
        const QSignalBlocker quiet(box);
        const int chosen = box->currentIndex();
        box->clear();
        box->addItems(texts);
        box->setCurrentIndex(chosen < 0 ? first : chosen);
    };
    refill(m_precision,
           {QStringLiteral("fp32"), QStringLiteral("bf16"), QStringLiteral("int8"), tr("all three (sweep)")},
           0);
    QStringList scenarios;
    for (const Scenario each :
         {Scenario::Offline, Scenario::Server, Scenario::SingleStream, Scenario::MultiStream})
        scenarios << nameOf(each, formatter);
    refill(m_scenario, scenarios, 0);
    QStringList profiles;
    for (const Profile each : {Profile::Quick, Profile::Standard, Profile::Publication})
        profiles << nameOf(each, formatter);
    refill(m_profile, profiles, static_cast<int>(Profile::Standard));
}

void RunForm::retranslate()
{
    const Formatter &formatter = m_appearance.formatter();
    m_heading->setText(tr("Workload"));
    for (const auto &[field, row] : m_rows) {
        row.caption->setText(captionOf(field));
        row.caption->buddy()->setAccessibleName(captionOf(field));
    }
    for (int i = 0; i < m_model->count(); ++i) {
        const QString id = m_model->itemData(i).toString();
        const auto workload = id.isEmpty() ? Expected<Workload>(tl::unexpected(Error{ErrorCode::Cancelled}))
                                           : findWorkload(id.toStdString(), m_folder);
        m_model->setItemText(i, id.isEmpty() ? tr("A workload file…")
                                : workload   ? formatter.text(workload->title)
                                             : QFileInfo(id).fileName());
    }
    for (NumberEdit *edit : {m_bound, m_rate, m_demand})
        edit->setFormatter(formatter);
    //: unit of the demand, behind the number
    m_demand->setUnit(tr("/hour"));
    fillChoices();
    m_host->retranslate();
    refresh();
}

} // namespace hakari
