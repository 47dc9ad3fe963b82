// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/run/runqueue.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <filesystem>
#include <optional>

namespace hakari {

/// How a run ended: the verdict in words with its reasons, the figures, how many such machines a demand
/// takes, and where the run is kept.
class ResultCard : public QFrame
{
    Q_OBJECT

public:
    ResultCard(const Appearance &appearance, QWidget *parent = nullptr);

    void show(const RunEntry &entry);                ///< one that is done
    void setDemand(std::optional<PerSecond> demand); ///< absent: it is not asked for
    /// The workbook that is open now: a run that another one holds cannot be gone to.
    void setWorkbook(const std::filesystem::path &file);
    void retranslate();

signals:
    void addRequested(const hakari::RunOutcome &outcome);
    void againRequested(const hakari::RunRequest &request);
    void showRequested(hakari::ResultId result);
    /// What could not be kept, or not beyond its beginning.
    void storeRequested(const hakari::RunRecordRef &record, std::optional<hakari::ResultId> beginning);

private:
    QLabel *addFigure(QLayout *row, QLabel *&caption);
    void showVerdict();
    void showActions();
    void showFigures();
    void showDemand();
    QStringList reasons() const;
    std::optional<ResultId> result() const; ///< in the workbook that is open now

    const Appearance &m_appearance;
    std::optional<RunEntry> m_entry;
    std::optional<PerSecond> m_demand;
    std::filesystem::path m_workbook;
    QLabel *m_title, *m_verdict, *m_reasons, *m_file;
    QLabel *m_rateCaption = nullptr, *m_latencyCaption = nullptr, *m_powerCaption = nullptr,
           *m_energyCaption = nullptr, *m_machinesCaption = nullptr;
    QLabel *m_rate, *m_latency, *m_power, *m_energy, *m_machines;
    QWidget *m_figures;
    QPushButton *m_again, *m_add, *m_show, *m_store;
};

/// "LayoutLM base · oneDNN · fp32 · batch 4": what tells a request from others.
QString requestText(const RunRequest &request, const Formatter &formatter);

} // namespace hakari
