// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

namespace hakari::test {

/// What poppler's programs say of a PDF. They end the test program where they are missing or fail.
class PdfReader
{
public:
    explicit PdfReader(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    struct Word {
        int page = 0; ///< from 0
        QRectF box;   ///< [pt], from the top left
        QString text;
    };

    QString text(const QStringList &options = {}) const;
    QList<Word> words() const;
    QSizeF pageSize() const; ///< [pt], of the first page
    int pageCount() const;
    int imageCount() const;
    QStringList fontsNotEmbedded() const;
    QByteArray attachment(const QString &name) const;

private:
    QByteArray run(const QString &tool, const QStringList &before, const QStringList &after = {}) const;
    QString info(const QString &field) const;

    QByteArray m_bytes;
};

/// CJK radicals, which stand in for characters where a text layer is damaged.
bool hasRadicals(const QString &text);

QString withoutSpaces(QString text);

} // namespace hakari::test
