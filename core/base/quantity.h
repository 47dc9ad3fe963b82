// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>

namespace hakari {

/// A physical quantity in its SI unit. A bare double is dimensionless; the tag keeps watts out of joules.
template <class Tag>
struct Quantity {
    double value = 0.0;

    auto operator<=>(const Quantity &) const = default;

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
    friend constexpr Quantity operator*(Quantity a, double k) { return {a.value * k}; }
    friend constexpr Quantity operator*(double k, Quantity a) { return {a.value * k}; }
    friend constexpr Quantity operator/(Quantity a, double k) { return {a.value / k}; }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Seconds = Quantity<struct SecondsTag>;
using PerSecond = Quantity<struct PerSecondTag>; ///< a rate: inferences, samples or sequences per second
using Watts = Quantity<struct WattsTag>;
using Joules = Quantity<struct JoulesTag>;
using Kilograms = Quantity<struct KilogramsTag>;                 ///< of CO2 equivalent
using KilogramsPerJoule = Quantity<struct KilogramsPerJouleTag>; ///< carbon intensity of electricity
using PerHour = Quantity<struct PerHourTag>; ///< money per hour, in the currency named beside it

constexpr Joules operator*(Watts p, Seconds t)
{
    return {p.value * t.value};
}
constexpr Joules operator*(Seconds t, Watts p)
{
    return p * t;
}
constexpr Watts operator/(Joules e, Seconds t)
{
    return {e.value / t.value};
}
constexpr Kilograms operator*(Joules e, KilogramsPerJoule i)
{
    return {e.value * i.value};
}

inline constexpr double secondsPerHour = 3600.0;
inline constexpr double joulesPerKilowattHour = 3.6e6;

constexpr PerSecond perHour(double rate)
{
    return {rate / secondsPerHour};
}
constexpr KilogramsPerJoule gramsPerKilowattHour(double grams)
{
    return {grams * 1e-3 / joulesPerKilowattHour};
}
constexpr double toGramsPerKilowattHour(KilogramsPerJoule i)
{
    return i.value * joulesPerKilowattHour * 1e3;
}
constexpr double toKilowattHours(Joules e)
{
    return e.value / joulesPerKilowattHour;
}

} // namespace hakari
