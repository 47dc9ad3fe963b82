// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/phasecard.h"

#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"

namespace hakari {

namespace {

constexpr int barSteps = 1000;

/// How far the step has come; nothing where nobody knows how long it takes.
std::optional<double> progressOf(const PhaseStep &step)
{
    if (step.state == PhaseStep::State::Done)
        return 1.0;
    if (step.state != PhaseStep::State::Active)
        return 0.0;
    if (!step.left)
        return std::nullopt;
    const double whole = step.spent + step.left->value;
    return whole > 0 ? step.spent / whole : 0.0;
}

} // namespace

PhaseCard::PhaseCard(const Appearance &appearance, QWidget *parent) : QFrame(parent), m_appearance(appearance)
{
    setRole(this, "card");
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 12);
    layout->setSpacing(10);
    for (std::size_t i = 0; i < phaseSteps({}, false).size(); ++i) {
        const Step step{new QProgressBar(this), makeLabel("strong", this), makeLabel("note", this)};
        step.bar->setTextVisible(false);
        step.bar->setRange(0, barSteps);
        auto *column = new QVBoxLayout;
        column->setSpacing(3);
        column->addWidget(step.bar);
        column->addSpacing(4);
        column->addWidget(step.name);
        column->addWidget(step.detail);
        for (QLabel *label : {step.name, step.detail})
            label->setMinimumWidth(1);
        layout->addLayout(column, 1);
        m_steps.push_back(step);
    }
}

void PhaseCard::show(const LiveRun &run, bool over)
{
    const std::vector<PhaseStep> steps = phaseSteps(run, over);
    for (std::size_t i = 0; i < steps.size(); ++i)
        showStep(m_steps[i], steps[i]);
}

void PhaseCard::showStep(const Step &widgets, const PhaseStep &step) const
{
    const QString name = nameOf(step.phase, m_appearance.formatter());
    const auto progress = progressOf(step);
    widgets.bar->setRange(0, progress ? barSteps : 0); // no range: a bar that moves to and fro
    widgets.bar->setValue(progress ? qRound(*progress * barSteps) : 0);
    widgets.bar->setAccessibleName(name);
    widgets.name->setText(name);
    setRole(widgets.name, step.state == PhaseStep::State::Active ? "strong" : "secondary");
    widgets.detail->setText(detailOf(step));
    widgets.bar->setAccessibleDescription(widgets.detail->text());
}

QString PhaseCard::detailOf(const PhaseStep &step) const
{
    const Formatter &formatter = m_appearance.formatter();
    switch (step.state) {
    case PhaseStep::State::Waiting:
        return QStringLiteral(" "); // keeps its height
    case PhaseStep::State::Skipped:
        //: a phase of a run that did not take place
        return tr("left out");
    case PhaseStep::State::Done:
        return durationText(step.spent, formatter);
    case PhaseStep::State::Active:
        break;
    }
    if (!step.left)
        //: %1 is a time: how long the phase has been going on
        return tr("%1 so far").arg(durationText(step.spent, formatter));
    //: %1 is a time
    return tr("%1 left").arg(durationText(step.left->value, formatter));
}

} // namespace hakari
