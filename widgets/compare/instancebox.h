// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/catalogue.h"

#include <QComboBox>

namespace hakari {

/// Chooses an instance of the catalogue: a list that is searched by typing into it. Empty: none. The wheel
/// only scrolls what it stands in.
class InstanceBox : public QComboBox
{
    Q_OBJECT

public:
    InstanceBox(const Catalogue &catalogue, QWidget *parent);

    std::string instance() const; ///< as typed, which the catalogue may not have
    void setInstance(const std::string &id);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace hakari
