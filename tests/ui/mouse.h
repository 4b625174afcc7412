#pragma once

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

// The mouse as a hand moves it: QTest alone has no wheel and no drag with a button held.
namespace lantern::test {

inline void turnWheel(QWidget& widget, QPoint at, int eighthsOfDegree, Qt::KeyboardModifiers keys = {})
{
    QWheelEvent wheel(at, widget.mapToGlobal(at), {}, {0, eighthsOfDegree}, Qt::NoButton, keys, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&widget, &wheel);
}

inline void sendMouse(QWidget& widget, QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons held,
                      Qt::KeyboardModifiers keys)
{
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, held, keys);
    QApplication::sendEvent(&widget, &event);
}

// In steps, as real pointers move.
inline void drag(QWidget& widget, Qt::MouseButton button, QPoint from, QPoint by, Qt::KeyboardModifiers keys = {})
{
    constexpr int Steps = 10;
    sendMouse(widget, QEvent::MouseButtonPress, from, button, button, keys);
    for (int i = 1; i <= Steps; ++i)
        sendMouse(widget, QEvent::MouseMove, from + by * i / Steps, Qt::NoButton, button, keys);
    sendMouse(widget, QEvent::MouseButtonRelease, from + by, button, Qt::NoButton, keys);
}

}
