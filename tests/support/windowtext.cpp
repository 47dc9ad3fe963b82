// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/windowtext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>
#include <QXmlStreamReader>

namespace hakari::test {

namespace {

/// Collects the texts of one widget.
class Collector
{
public:
    explicit Collector(const QWidget &widget) : m_class(QLatin1String(widget.metaObject()->className()))
    {
        add("toolTip", widget.toolTip());
        add("accessibleName", widget.accessibleName());
        add("accessibleDescription", widget.accessibleDescription());
        add("windowTitle", widget.windowTitle());
        addOwn(widget);
        for (const QAction *action : widget.actions())
            add("action", action->text());
    }

    QStringList texts;

private:
    void add(const char *place, const QString &text)
    {
        if (!text.isEmpty())
            texts << m_class + QLatin1Char('.') + QLatin1String(place) + QStringLiteral(": ") + text;
    }

    void addOwn(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            add("text", label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            add("text", button->text());
        if (const auto *menu = qobject_cast<const QMenu *>(&widget))
            add("title", menu->title());
        if (const auto *text = qobject_cast<const QTextEdit *>(&widget))
            add("text", text->toPlainText());
        if (const auto *line = qobject_cast<const QLineEdit *>(&widget)) {
            add("text", line->text());
            add("placeholder", line->placeholderText());
        }
        if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            addEntries(*box);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
            addCells(*view);
    }

    void addEntries(const QComboBox &box)
    {
        for (int i = 0; i < box.count(); ++i) {
            add("entry", box.itemText(i));
            add("entryToolTip", box.itemData(i, Qt::ToolTipRole).toString());
        }
    }

    void addCells(const QAbstractItemView &view)
    {
        const QAbstractItemModel *model = view.model();
        if (!model || qobject_cast<const QHeaderView *>(&view))
            return;
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                add("header", model->headerData(column, Qt::Horizontal, role).toString());
            for (int row = 0; row < model->rowCount(); ++row) {
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    add("cell", model->index(row, column).data(role).toString());
            }
        }
    }

    QString m_class;
};

/// A text of ours in both languages; what stands for %1 may be anything.
struct Pair {
    QRegularExpression english;
    QRegularExpression japanese;
};

QRegularExpression pattern(const QString &text)
{
    QString escaped = QRegularExpression::escape(text);
    static const QRegularExpression placeholder(QStringLiteral(R"(\\%(\d|n)|\\\{\w+\\\})"));
    return QRegularExpression(
        QRegularExpression::anchoredPattern(escaped.replace(placeholder, QStringLiteral(".+"))),
        QRegularExpression::DotMatchesEverythingOption);
}

/// Texts of which little but the placeholders is left would match anything.
bool isTelling(const QString &text)
{
    static const QRegularExpression filler(QStringLiteral("%\\d|%n|\\{\\w+\\}|[\\s\\d[:punct:]]"));
    return QString(text).remove(filler).size() >= 2;
}

QList<Pair> shippedTexts()
{
    QFile file(QStringLiteral(HAKARI_TEST_SOURCE "/translations/hakari_ja.ts"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QList<Pair> pairs;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        if (xml.name() != QLatin1String("translation"))
            continue;
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        if (text != source && isTelling(source) && isTelling(text))
            pairs.append({pattern(source), pattern(text)});
    }
    return pairs;
}

bool isInteractive(const QWidget &widget)
{
    const bool container = qobject_cast<const QScrollArea *>(&widget) || qobject_cast<const QLabel *>(&widget)
                           || widget.isWindow();
    const bool part = qobject_cast<const QScrollBar *>(&widget) || qobject_cast<const QHeaderView *>(&widget)
                      || qobject_cast<const QComboBox *>(widget.parentWidget());
    return !container && !part && widget.focusPolicy() != Qt::NoFocus;
}

bool isInside(const QWidget &widget, const QWidget &window)
{
    for (const QWidget *at = &widget; at; at = at->parentWidget()) {
        if (at == &window)
            return true;
        if (at->isWindow())
            return false;
    }
    return false;
}

} // namespace

QStringList textsOf(const QWidget *root)
{
    QStringList texts = Collector(*root).texts;
    for (const QWidget *widget : root->findChildren<QWidget *>())
        texts += Collector(*widget).texts;
    return texts;
}

QStringList textsNotIn(Language wanted, const QStringList &texts)
{
    static const QList<Pair> pairs = shippedTexts();
    QStringList strangers;
    for (const QString &entry : texts) {
        const QString text = entry.section(QStringLiteral(": "), 1);
        for (const Pair &pair : pairs) {
            const auto &other = wanted == Language::Japanese ? pair.english : pair.japanese;
            const auto &own = wanted == Language::Japanese ? pair.japanese : pair.english;
            if (!other.match(text).hasMatch() || own.match(text).hasMatch())
                continue;
            strangers << entry + QStringLiteral(" [") + other.pattern() + QLatin1Char(']');
            break; // one text may be the translation of several
        }
    }
    return strangers;
}

QStringList controlsWithoutName(QWidget *root)
{
    QStringList nameless;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!isInteractive(*widget) || !widget->isVisibleTo(root) || !isInside(*widget, *root->window()))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            nameless << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ')
                            + widget->objectName();
    }
    return nameless;
}

QList<QWidget *> tabChain(QWidget *root)
{
    QList<QWidget *> chain;
    for (QWidget *at = root->nextInFocusChain(); at && at != root; at = at->nextInFocusChain()) {
        if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisibleTo(root) && at->isEnabled()
            && root->isAncestorOf(at))
            chain << at;
    }
    return chain;
}

} // namespace hakari::test
