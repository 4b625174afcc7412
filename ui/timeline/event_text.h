#pragma once

#include "core/record/event.h"

#include <QString>

// An event in words, in the window's language. All of it is plain text: what comes out of a record is never markup.
namespace lantern::timeline {

QString titleOf(const record::Event& event);    // "refuted: Pneumonia"
QString valueOf(const record::Event& event);    // "36.6 °C", "male"; empty where there is none
QString wordsOf(const record::Event& event);    // title and value

// By the clock of this computer, and as the source wrote it where that differs: "2024-05-01 10:00
// (2024-05-01T08:00:00Z)". A time without a zone stays as written and says so.
QString timeOf(const record::Moment& time, record::Clock clock);

}
