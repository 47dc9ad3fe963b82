// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultsmodel.h"

#include "widgets/format/runwords.h"
#include "widgets/results/resulttitle.h"
#include "widgets/results/resultwords.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace hakari {

namespace {

const QString dash = QStringLiteral("–");
const QString dot = QStringLiteral(" · ");

bool isNumber(ResultColumn column)
{
    using enum ResultColumn;
    return column == Throughput || column == LatencyP99 || column == EnergyPerSample || column == Measured;
}

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text).simplified();
}

/// Whether it stands for a measurement of the run's own.
bool isMeasured(const std::optional<MeanPower> &power)
{
    return power && power->provenance == Provenance::Measured;
}

} // namespace

ResultsModel::ResultsModel(const WorkbookDocument &workbook, const Appearance &appearance, QObject *parent)
    : QAbstractTableModel(parent), m_appearance(appearance), m_list(workbook.rows())
{
    const auto reload = [this] { reset([this] { m_list.reload(); }); };
    connect(&workbook, &WorkbookDocument::opened, this, reload);
    connect(&workbook, &WorkbookDocument::rowsChanged, this, reload);
    connect(&workbook, &WorkbookDocument::rowChanged, this, &ResultsModel::refresh);
    connect(&appearance, &Appearance::changed, this, &ResultsModel::reword);
    m_list.sort(ResultColumn::Measured, true);
}

void ResultsModel::reset(const std::function<void()> &change)
{
    beginResetModel();
    change();
    endResetModel();
}

void ResultsModel::setFilter(const ResultFilter &filter)
{
    if (filter != m_list.filter())
        reset([&] { m_list.setFilter(filter); });
}

void ResultsModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < resultColumnCount)
        reset([&] { m_list.sort(static_cast<ResultColumn>(column), order == Qt::DescendingOrder); });
}

void ResultsModel::refresh(ResultId id)
{
    if (!m_list.keepsPlace(id)) {
        reset([&] { m_list.update(id); });
        return;
    }
    m_list.update(id);
    if (const auto place = m_list.placeOf(id)) {
        const int row = static_cast<int>(*place);
        emit dataChanged(index(row, 0), index(row, resultColumnCount - 1));
    }
}

void ResultsModel::reword()
{
    emit headerDataChanged(Qt::Horizontal, 0, resultColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, resultColumnCount - 1));
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.size());
}

int ResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : resultColumnCount;
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= resultColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (isNumber(static_cast<ResultColumn>(section)) ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("Result"), tr("Device"), tr("Precision"), tr("Scenario"), tr("Throughput"),
                            tr("Latency p99"), tr("Energy per sample"), tr("Verdict"),
                            //: when
                            tr("Measured"), tr("Tags")};
    return titles[static_cast<std::size_t>(section)];
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ResultRow *row = m_list.rowAt(static_cast<std::size_t>(index.row()));
    if (!row)
        return {};
    const auto column = static_cast<ResultColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(column, *row);
    case Qt::ToolTipRole:
        return toolTip(column, *row);
    case Qt::AccessibleTextRole:
        return accessibleText(column, *row);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ForegroundRole:
        return colour(column, *row);
    case DetailRole:
        return detail(column, *row);
    case DetailColourRole:
        return m_appearance.theme().secondary;
    default:
        return {};
    }
}

QString ResultsModel::text(ResultColumn column, const ResultRow &row) const
{
    if (column == ResultColumn::Title && row.damage)
        return m_appearance.formatter().sentence(*row.damage);
    const QString text = figureText(column, row);
    return text.isEmpty() ? column == ResultColumn::Tags ? QString() : dash : text;
}

QString ResultsModel::detail(ResultColumn column, const ResultRow &row) const
{
    const Formatter &formatter = m_appearance.formatter();
    if (row.damage)
        return {};
    switch (column) {
    case ResultColumn::Title:
        return variantText(row, formatter);
    case ResultColumn::Throughput:
        return row.throughput ? throughputUnit(row, formatter) : QString();
    case ResultColumn::EnergyPerSample:
        return energyDetail(row);
    case ResultColumn::Verdict:
        return row.verdict && row.state != ResultState::Complete ? wordOf(row.state, formatter) : QString();
    case ResultColumn::Measured:
        return startText(row, QStringLiteral("HH:mm"), QStringLiteral("HH:mm"));
    default:
        return {};
    }
}

QString ResultsModel::accessibleText(ResultColumn column, const ResultRow &row) const
{
    const QString header = headerData(static_cast<int>(column), Qt::Horizontal).toString();
    return joined({header, text(column, row), detail(column, row)}, QStringLiteral(" "));
}

QString ResultsModel::figureText(ResultColumn column, const ResultRow &row) const
{
    const Formatter &formatter = m_appearance.formatter();
    switch (column) {
    case ResultColumn::Title:
        return row.title.empty() ? fromUtf8(row.workload.empty() ? row.record : row.workload)
                                 : titleOf(row, formatter).simplified();
    case ResultColumn::Device:
        return fromUtf8(deviceOf(row));
    case ResultColumn::Precision:
        return fromUtf8(row.precision);
    case ResultColumn::Scenario:
        return row.damage ? QString() : nameOf(row.scenario, formatter);
    case ResultColumn::Throughput:
        return row.throughput ? roundedText(row.throughput->value, formatter) : QString();
    case ResultColumn::LatencyP99:
        return row.latencyP99 ? latencyText(row.latencyP99->value, formatter) : QString();
    case ResultColumn::EnergyPerSample:
        return energyText(row);
    case ResultColumn::Verdict:
        return verdictText(row);
    case ResultColumn::Measured:
        return startText(row, QStringLiteral("yyyy/MM/dd"), QStringLiteral("d MMM yyyy"));
    case ResultColumn::Tags:
        return listedTags(row);
    }
    return {};
}

QString ResultsModel::energyText(const ResultRow &row) const
{
    if (!row.energyPerSample)
        return {};
    const QString joules = jouleText(row.energyPerSample->value, m_appearance.formatter());
    return row.power ? markedText(joules, row.power->provenance) : joules;
}

/// What the energy includes, after how it is known where no meter of the run measured it: joules of one part
/// and of a whole system stand in one column.
QString ResultsModel::energyDetail(const ResultRow &row) const
{
    if (!row.energyPerSample || !row.power)
        return {};
    const Formatter &formatter = m_appearance.formatter();
    return joined({isMeasured(row.power) ? QString() : formatter.name(row.power->provenance),
                   formatter.covers(row.power->scope)},
                  dot);
}

QString ResultsModel::verdictText(const ResultRow &row) const
{
    const Formatter &formatter = m_appearance.formatter();
    if (row.damage)
        return damageWord(formatter);
    if (row.verdict)
        return wordOf(*row.verdict, formatter);
    return row.state == ResultState::Complete ? QString() : wordOf(row.state, formatter);
}

/// Date or time of day in the formats of QLocale.
QString ResultsModel::startText(const ResultRow &row, const QString &japanese, const QString &english) const
{
    const auto start = startOf(row);
    if (!start)
        return {};
    const bool isJapanese = m_appearance.formatter().isJapanese();
    const QLocale locale(isJapanese ? QLocale::Japanese : QLocale::English);
    return locale.toString(QDateTime::fromMSecsSinceEpoch(start->time_since_epoch().count()),
                           isJapanese ? japanese : english);
}

QString ResultsModel::listedTags(const ResultRow &row) const
{
    QStringList tags;
    for (const std::string &tag : row.tags)
        tags << fromUtf8(tag);
    return tags.join(m_appearance.formatter().translate("Run", ", "));
}

QString ResultsModel::toolTip(ResultColumn column, const ResultRow &row) const
{
    if (row.damage)
        return m_appearance.formatter().sentence(*row.damage);
    const QString text = figureText(column, row);
    if (column == ResultColumn::Title)
        return titleToolTip(row);
    if (text.isEmpty())
        return absence(column, row);
    return joined({joined({text, detail(column, row)}, QStringLiteral(" ")), figureToolTip(column, row)},
                  QStringLiteral("\n"));
}

QString ResultsModel::titleToolTip(const ResultRow &row) const
{
    return joined({figureText(ResultColumn::Title, row), detail(ResultColumn::Title, row),
                   joined({fromUtf8(row.workload), fromUtf8(row.harness)}, dot), fromUtf8(row.note)},
                  QStringLiteral("\n"));
}

QString ResultsModel::figureToolTip(ResultColumn column, const ResultRow &row) const
{
    const Formatter &formatter = m_appearance.formatter();
    switch (column) {
    case ResultColumn::Device:
        return joined({row.hardware.empty() ? QString() : fromUtf8(row.device), backendName(row.backend)},
                      dot);
    case ResultColumn::Throughput:
        return row.throughputInterval
                   ? formatter.interval(Unit::Rate, *row.throughputInterval) + QStringLiteral(" (")
                         + formatter.name(row.throughputInterval->kind) + QLatin1Char(')')
                   : QString();
    case ResultColumn::EnergyPerSample:
        return row.power ? formatter.name(row.power->provenance) + dot + formatter.scope(row.power->scope)
                         : formatter.scope(std::nullopt);
    case ResultColumn::Measured:
        return QDateTime::fromMSecsSinceEpoch(startOf(row)->time_since_epoch().count(), Qt::UTC)
            .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
    default:
        return {};
    }
}

/// Why a cell has nothing to show.
QString ResultsModel::absence(ResultColumn column, const ResultRow &row) const
{
    using enum ResultColumn;
    const bool figure = column == Throughput || column == LatencyP99 || column == EnergyPerSample;
    if (figure && row.state == ResultState::Running)
        return knownLater(m_appearance.formatter());
    if (column == EnergyPerSample)
        return row.power ? tr("Without a throughput there is no energy per sample.")
                         : tr("No power was metered in this run.");
    return column == Tags ? QString() : tr("This result does not give it.");
}

QColor ResultsModel::colour(ResultColumn column, const ResultRow &row) const
{
    const Theme &theme = m_appearance.theme();
    if (column == ResultColumn::Verdict)
        return verdictColour(row);
    if (column == ResultColumn::Title)
        return row.damage ? theme.worse : theme.text;
    if (text(column, row) == dash)
        return theme.faint;
    const bool measured = column != ResultColumn::EnergyPerSample || isMeasured(row.power);
    const bool plain = isNumber(column) && column != ResultColumn::Measured && measured;
    return plain ? theme.text : theme.secondary;
}

QColor ResultsModel::verdictColour(const ResultRow &row) const
{
    const Theme &theme = m_appearance.theme();
    if (row.damage)
        return theme.worse;
    if (row.state == ResultState::Running)
        return theme.accent;
    if (!row.verdict)
        return theme.faint;
    if (*row.verdict == VerdictState::Valid)
        return row.state == ResultState::Interrupted ? theme.warning : theme.better;
    return *row.verdict == VerdictState::Mistrusted ? theme.warning : theme.worse;
}

} // namespace hakari
