// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QFrame>
#include <QLabel>

#include <array>

namespace hakari {

/// One headline: what, by how much, from what to what, on which basis, and what the source claims.
class HeadlineTile : public QFrame
{
    Q_OBJECT

public:
    explicit HeadlineTile(QWidget *parent = nullptr);

    void show(const StudyDocument &document, const Appearance &appearance, Metric metric);
    Metric metric() const { return m_metric; }

signals:
    void activated(hakari::Metric metric, const QPoint &at);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString fromTo(const StudyDocument &document, const Formatter &formatter) const;
    void showClaim(const StudyDocument &document, const Formatter &formatter);

    Metric m_metric = Metric::Cost;
    QLabel *m_title;
    QLabel *m_per;
    QLabel *m_figure;
    QLabel *m_detail;
    QLabel *m_claim;
    QLabel *m_basis;
};

/// The four tiles for the focused candidate: instances (training: time), cost, energy, carbon.
class HeadlineTiles : public QWidget
{
    Q_OBJECT

public:
    HeadlineTiles(StudyDocument &document, Appearance &appearance, QWidget *parent = nullptr);

    void refresh();

signals:
    void figureActivated(std::size_t candidate, hakari::Metric metric, const QPoint &at);

private:
    StudyDocument &m_document;
    Appearance &m_appearance;
    std::array<HeadlineTile *, 4> m_tiles;
};

} // namespace hakari
