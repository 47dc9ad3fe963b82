// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/resultcard.h"

#include "core/base/file.h"
#include "core/record/rundata.h"
#include "core/record/runenergy.h"
#include "core/study/model.h"
#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"

#include <QFileInfo>

namespace hakari {

namespace {

/// The percentile that the scenario is judged by, else the median.
QString judgedLatency(const RunRecord &record, const Formatter &formatter)
{
    const double percent = judgedPercentile(record.scenario).value_or(0.5) * 100;
    for (const auto &[percentile, latency] : record.latencyPercentiles) {
        if (std::abs(percentile - percent) < 1e-6)
            return QStringLiteral("p%1 ").arg(percentile) + latencyText(latency.value, formatter);
    }
    return QChar(0x2013);
}

} // namespace

QString requestText(const RunRequest &request, const Formatter &formatter)
{
    const QString id = QString::fromStdString(request.workload);
    const std::string_view precision = name(request.precision);
    QStringList parts{QFileInfo(id).completeBaseName(), backendName(request.backend),
                      QString::fromUtf8(precision.data(), static_cast<qsizetype>(precision.size())),
                      nameOf(request.scenario, formatter)};
    if (request.sequenceLength)
        parts << formatter.translate("Run", "sequence length %1").arg(*request.sequenceLength);
    if (request.batch)
        parts << formatter.translate("Run", "batch %1").arg(*request.batch);
    return parts.join(QStringLiteral(" · "));
}

ResultCard::ResultCard(const Appearance &appearance, QWidget *parent)
    : QFrame(parent),
      m_appearance(appearance),
      m_title(makeLabel("note", this)),
      m_verdict(makeLabel("section", this)),
      m_reasons(makeParagraph("secondary", this)),
      m_file(makeParagraph("note", this)),
      m_figures(new QWidget(this)),
      m_again(new QPushButton(this)),
      m_add(new QPushButton(this)),
      m_show(new QPushButton(this)),
      m_store(new QPushButton(this))
{
    setRole(this, "card");
    auto *row = new QHBoxLayout(m_figures);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(margin);
    m_rate = addFigure(row, m_rateCaption);
    m_latency = addFigure(row, m_latencyCaption);
    m_power = addFigure(row, m_powerCaption);
    m_energy = addFigure(row, m_energyCaption);
    m_machines = addFigure(row, m_machinesCaption);
    m_machines->setObjectName(QStringLiteral("machines"));
    row->addStretch(1);
    auto *head = new QHBoxLayout;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_verdict);
    texts->addWidget(m_title);
    head->addLayout(texts, 1);
    for (QPushButton *button : {m_again, m_store, m_show})
        head->addWidget(button, 0, Qt::AlignTop);
    head->addWidget(m_add, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_figures);
    layout->addWidget(m_reasons);
    layout->addWidget(m_file);
    m_title->setMinimumWidth(1);
    setRole(m_add, "main");
    m_add->setObjectName(QStringLiteral("addToComparison"));
    m_again->setObjectName(QStringLiteral("runAgain"));
    m_show->setObjectName(QStringLiteral("showResult"));
    m_store->setObjectName(QStringLiteral("storeResult"));
    connect(m_store, &QPushButton::clicked, this,
            [this] { emit storeRequested(m_entry->outcome.record, result()); });
    connect(m_add, &QPushButton::clicked, this, [this] { emit addRequested(m_entry->outcome); });
    connect(m_again, &QPushButton::clicked, this, [this] { emit againRequested(m_entry->request); });
    connect(m_show, &QPushButton::clicked, this, [this] { emit showRequested(*m_entry->outcome.result); });
}

QLabel *ResultCard::addFigure(QLayout *row, QLabel *&caption)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    caption = makeLabel("note", this);
    QLabel *figure = makeLabel("figure", this);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(caption);
    column->addWidget(figure);
    static_cast<QHBoxLayout *>(row)->addLayout(column);
    return figure;
}

void ResultCard::show(const RunEntry &entry)
{
    m_entry = entry;
    retranslate();
}

void ResultCard::setDemand(std::optional<PerSecond> demand)
{
    m_demand = demand;
    if (m_entry)
        showDemand();
}

void ResultCard::setWorkbook(const std::filesystem::path &file)
{
    m_workbook = file;
    if (m_entry)
        showActions();
}

/// The same number is another result in another workbook.
std::optional<ResultId> ResultCard::result() const
{
    return m_entry->outcome.file == m_workbook ? m_entry->outcome.result : std::nullopt;
}

void ResultCard::retranslate()
{
    m_rateCaption->setText(tr("Throughput"));
    m_latencyCaption->setText(tr("Latency"));
    m_again->setText(tr("Run again"));
    m_again->setAccessibleName(m_again->text());
    m_add->setText(tr("Add to comparison"));
    m_add->setAccessibleName(m_add->text());
    m_show->setText(tr("Show in results"));
    m_show->setAccessibleName(m_show->text());
    m_store->setText(tr("Store in the workbook"));
    m_store->setAccessibleName(m_store->text());
    if (!m_entry)
        return;
    m_title->setText(requestText(m_entry->request, m_appearance.formatter()));
    showVerdict();
    showActions();
    showFigures();
    showDemand();
}

void ResultCard::showVerdict()
{
    const Formatter &formatter = m_appearance.formatter();
    const RunOutcome &outcome = m_entry->outcome;
    const VerdictState state = outcome.record ? outcome.record->verdict.state
                               : outcome.error && outcome.error->code == ErrorCode::Cancelled
                                   ? VerdictState::Aborted
                                   : VerdictState::Failed;
    m_verdict->setText(tr("Verdict: %1").arg(formatter.translate("Verdict", name(state).data())));
    setSense(m_verdict, state == VerdictState::Valid ? "better" : "worse");
    const QStringList lines = reasons();
    m_reasons->setText(lines.join(QLatin1Char('\n')));
    m_reasons->setVisible(!lines.isEmpty());
    QStringList kept;
    if (!outcome.file.empty() && !outcome.unsaved)
        kept << tr("The whole run is kept in %1").arg(QString::fromStdString(displayPath(outcome.file)));
    if (outcome.unsaved)
        kept << formatter.sentence(*outcome.unsaved);
    m_file->setText(kept.join(QLatin1Char('\n')));
    m_file->setVisible(!kept.isEmpty());
}

void ResultCard::showActions()
{
    const RunOutcome &outcome = m_entry->outcome;
    m_add->setVisible(outcome.record && outcome.record->throughput);
    m_show->setVisible(outcome.isStored());
    m_store->setVisible(outcome.record && !outcome.isStored());
    const bool reachable = !outcome.isStored() || outcome.file == m_workbook;
    for (QPushButton *button : {m_add, m_show}) {
        button->setEnabled(reachable);
        button->setToolTip(reachable ? QString()
                                     : tr("Open %1 first, which keeps the run.")
                                           .arg(QString::fromStdString(displayPath(outcome.file))));
    }
}

/// An error stands first; the record has it among its reasons.
QStringList ResultCard::reasons() const
{
    const RunOutcome &outcome = m_entry->outcome;
    const Formatter &formatter = m_appearance.formatter();
    QStringList lines;
    if (outcome.error)
        lines << formatter.sentence(*outcome.error);
    if (!outcome.record)
        return lines;
    for (const Notice &reason : outcome.record->verdict.reasons) {
        if (!outcome.error || reason != noticeOf(*outcome.error))
            lines << QStringLiteral("• ") + upperFirst(formatter.sentence(reason));
    }
    return lines;
}

void ResultCard::showFigures()
{
    const Formatter &formatter = m_appearance.formatter();
    const RunRecordRef &record = m_entry->outcome.record;
    m_figures->setVisible(record && record->throughput);
    if (!record || !record->throughput)
        return;
    const QString absent = tr("not metered");
    m_rate->setText(roundedText(record->throughput->value, formatter) + QStringLiteral(" /s"));
    m_latency->setText(judgedLatency(*record, formatter));
    m_power->setText(record->averagePower
                         ? roundedText(record->averagePower->mean.value, formatter) + QStringLiteral(" W")
                         : absent);
    const auto energy = record->energyPerSample();
    constexpr double million = 1e6;
    m_energy->setText(energy ? formatter.withUnit(Unit::Joule, energy->value * million, {}) : absent);
    const bool estimated = record->averagePower && record->averagePower->provenance == Provenance::Estimated;
    const QString basis = estimated ? QStringLiteral(" · ") + formatter.name(Provenance::Estimated)
                                    : QString();
    m_powerCaption->setText(tr("Mean power") + basis);
    m_energyCaption->setText(tr("Energy per million") + basis);
    for (QLabel *figure : {m_power, m_energy}) {
        setRole(figure, figure->text() == absent ? "secondary" : "figure");
        setSense(figure, estimated ? "estimated" : "");
    }
}

/// Of machines like the one that ran it, used to the full (method.md 4).
void ResultCard::showDemand()
{
    const Formatter &formatter = m_appearance.formatter();
    const RunRecordRef &record = m_entry->outcome.record;
    const bool known = m_demand && record && record->throughput && record->throughput->value > 0;
    m_machines->setVisible(known);
    m_machinesCaption->setVisible(known);
    if (!known)
        return;
    constexpr double hour = 3600.0;
    //: %1 is a demand per hour
    m_machinesCaption->setText(tr("Machines for %1 /hour").arg(formatter.number(m_demand->value * hour, 0)));
    m_machines->setText(formatter.number(instancesFor(m_demand->value, record->throughput->value, 1.0), 0));
    m_machines->setToolTip(tr("The demand divided by the throughput of this machine, rounded up."));
}

} // namespace hakari
