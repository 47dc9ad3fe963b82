// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSlider>

namespace hakari {

/// A horizontal slider over a positive range on a logarithmic scale, a hundred steps a decade; whole
/// two-digit values are preferred so that dragging gives round numbers.
class LogSlider : public QSlider
{
    Q_OBJECT

public:
    explicit LogSlider(QWidget *parent = nullptr);

    void setLogRange(double low, double high);
    void setLogValue(double value); ///< emits nothing

signals:
    void logValueMoved(double value); ///< by the user

private:
    double at(int position) const;

    double m_low = 1.0;
};

} // namespace hakari
