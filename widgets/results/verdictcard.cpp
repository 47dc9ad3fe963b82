// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/verdictcard.h"

#include "widgets/format/runwords.h"

namespace hakari {

namespace {

constexpr QChar none(0x2013); // an en dash

QString bullets(const std::vector<Notice> &notices, const Formatter &formatter)
{
    QStringList lines;
    for (const Notice &notice : notices)
        lines << QStringLiteral("• ") + upperFirst(formatter.sentence(notice));
    return lines.join(QLatin1Char('\n'));
}

/// Value and limit of a time are told in one unit.
QString timeText(double value, const RuleCheck &check, const Formatter &formatter)
{
    const TimeUnit unit = timeUnitFor(check.limit.value_or(1.0));
    return roundedText(value * unit.perSecond, formatter) + QLatin1Char(' ') + QString::fromUtf8(unit.name);
}

QString quantityText(double value, const RuleCheck &check, const Formatter &formatter)
{
    switch (check.unit) {
    case RuleUnit::Time:
        return timeText(value, check, formatter);
    case RuleUnit::Count:
        return formatter.number(value, 0);
    case RuleUnit::Ratio:
        return formatter.number(value, 2);
    case RuleUnit::Percent:
        return roundedText(value, formatter) + QStringLiteral(" %");
    case RuleUnit::None:
        return roundedText(value, formatter);
    }
    return {};
}

QString limitText(const RuleCheck &check, const Formatter &formatter)
{
    if (!check.limit)
        return none;
    const QString limit = quantityText(*check.limit, check, formatter);
    switch (check.sense) {
    case RuleCheck::Sense::AtLeast:
        return QStringLiteral("≥ ") + limit;
    case RuleCheck::Sense::AtMost:
        return QStringLiteral("≤ ") + limit;
    case RuleCheck::Sense::Below:
        return QStringLiteral("< ") + limit;
    case RuleCheck::Sense::Yes:
        return limit;
    }
    return {};
}

} // namespace

VerdictCard::VerdictCard(QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel("section", this)),
      m_verdict(makeLabel("pill", this)),
      m_reasons(makeParagraph("", this)),
      m_warnings(makeParagraph("secondary", this))
{
    setRole(this, "card");
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_verdict);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(halfGap);
    layout->addLayout(head);
    layout->addWidget(m_reasons);
    layout->addWidget(m_warnings);
}

void VerdictCard::show(const ResultView &view, const QString &harness, const Formatter &formatter)
{
    m_title->setText(tr("Verdict"));
    const VerdictState state = view.verdict.state;
    m_verdict->setText(formatter.translate("Verdict", name(state).data()));
    setSense(m_verdict, state == VerdictState::Valid ? "better" : "worse");
    m_verdict->setVisible(true);
    showReasons(view, harness, formatter);
    showWarnings(view, formatter);
    showRules(view, formatter);
}

void VerdictCard::showPending(const ResultView &view, const Formatter &formatter)
{
    m_title->setText(tr("Verdict"));
    m_verdict->setVisible(false);
    m_reasons->setText(tr("No verdict yet. The run is judged when it has ended."));
    showWarnings(view, formatter);
    dropRules();
}

void VerdictCard::showWarnings(const ResultView &view, const Formatter &formatter)
{
    const QString warnings = bullets(view.warnings, formatter);
    m_warnings->setText(tr("Warnings:") + QLatin1Char('\n') + warnings);
    m_warnings->setVisible(!warnings.isEmpty());
}

void VerdictCard::showReasons(const ResultView &view, const QString &harness, const Formatter &formatter)
{
    const QString reasons = bullets(view.verdict.reasons, formatter);
    m_reasons->setText(
        !reasons.isEmpty() ? reasons
        : view.own         ? tr("Nothing speaks against this result.")
                   : tr("This is the verdict of %1. It named no reason against the result.").arg(harness));
}

void VerdictCard::dropRules()
{
    delete m_rules;
    m_rules = nullptr;
}

void VerdictCard::showRules(const ResultView &view, const Formatter &formatter)
{
    dropRules();
    if (view.checks.empty())
        return;
    m_rules = new QWidget(this);
    m_grid = new QGridLayout(m_rules);
    m_grid->setContentsMargins(0, 4, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    addHeader();
    for (std::size_t i = 0; i < view.checks.size(); ++i)
        addRule(static_cast<int>(i) + 1, view.checks[i], formatter);
    layout()->addWidget(m_rules);
}

void VerdictCard::addHeader()
{
    const std::array<QString, 3> captions{tr("Rule"), tr("Value"), tr("Limit")};
    for (int i = 0; i < 3; ++i) {
        QLabel *caption = makeLabel("note", m_rules);
        caption->setText(captions[static_cast<std::size_t>(i)]);
        m_grid->addWidget(caption, 0, i + 1, i == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
}

void VerdictCard::addRule(int row, const RuleCheck &check, const Formatter &formatter)
{
    const bool held = check.held.value_or(false);
    const QString word = !check.held ? tr("not judged") : held ? tr("held") : tr("broken");
    const QString reason = check.reason.text.empty() ? QString()
                                                     : upperFirst(formatter.sentence(check.reason));
    QLabel *mark = makeLabel("strong", m_rules);
    mark->setText(!check.held ? none : held ? QStringLiteral("✓") : QStringLiteral("✕"));
    setSense(mark, !check.held ? "" : held ? "better" : "worse");
    QLabel *rule = makeLabel("", m_rules);
    rule->setWordWrap(true);
    rule->setText(formatter.translate("RuleName", name(check.rule).data())
                  + (check.subject.empty() ? QString()
                                           : QStringLiteral(" · ") + QString::fromStdString(check.subject)));
    QLabel *value = makeLabel("", m_rules);
    value->setText(check.value ? quantityText(*check.value, check, formatter) : QString(none));
    QLabel *limit = makeLabel("secondary", m_rules);
    limit->setText(limitText(check, formatter));
    for (QLabel *label : {mark, rule, value, limit})
        label->setToolTip(reason.isEmpty() ? word : word + QStringLiteral(": ") + reason);
    mark->setAccessibleName(word);
    m_grid->addWidget(mark, row, 0, Qt::AlignTop | Qt::AlignHCenter);
    m_grid->addWidget(rule, row, 1, Qt::AlignTop);
    m_grid->addWidget(value, row, 2, Qt::AlignTop | Qt::AlignRight);
    m_grid->addWidget(limit, row, 3, Qt::AlignTop | Qt::AlignRight);
}

} // namespace hakari
