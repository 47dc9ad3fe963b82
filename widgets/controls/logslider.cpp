// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/controls/logslider.h"

#include <QSignalBlocker>

#include <cmath>

namespace hakari {

namespace {

constexpr int stepsPerDecade = 100;

} // namespace

LogSlider::LogSlider(QWidget *parent) : QSlider(Qt::Horizontal, parent)
{
    setPageStep(stepsPerDecade / 4);
    connect(this, &QSlider::valueChanged, this, [this](int position) { emit logValueMoved(at(position)); });
}

void LogSlider::setLogRange(double low, double high)
{
    const QSignalBlocker quiet(this);
    m_low = low;
    setRange(0, qRound(std::log10(high / low) * stepsPerDecade));
}

void LogSlider::setLogValue(double value)
{
    const QSignalBlocker quiet(this);
    setValue(qRound(std::log10(value / m_low) * stepsPerDecade));
}

double LogSlider::at(int position) const
{
    const double exact = m_low * std::pow(10.0, static_cast<double>(position) / stepsPerDecade);
    const double digit = std::pow(10.0, std::floor(std::log10(exact)) - 1);
    return std::round(exact / digit) * digit;
}

} // namespace hakari
