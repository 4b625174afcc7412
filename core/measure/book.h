#pragma once

#include "core/measure/measurement.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace lantern::measure {

// All that was measured in the studies that are open, in the order in which it was made, with every
// step taken back and forth as a person asks.
class Book {
public:
    std::span<const Measurement> all() const { return m_all; }
    std::vector<Measurement> ofStudy(const std::string& studyUid) const;
    const Measurement* find(int id) const;    // null where there is none

    // Each is a step that can be undone. What is not there changes nothing.
    int add(Measurement measurement);    // its id
    void change(int id, Shape shape, MeasurementValues figures);
    void remove(int id);
    void clear(const std::string& studyUid);

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    // The study that the step touched; nothing where there was none.
    std::optional<std::string> undo();
    std::optional<std::string> redo();

    // What was measured before the program was started: no step, nothing to undo.
    void open(const std::string& studyUid, std::vector<Measurement> measurements);
    bool isOpen(const std::string& studyUid) const { return m_lastNumber.contains(studyUid); }
    void closeAll();    // the ids go on

private:
    struct Change {
        std::optional<Measurement> before, after;
    };
    using Step = std::vector<Change>;

    void take(Step step);
    void apply(const Change& change, bool forward);

    std::vector<Measurement> m_all;    // by id, which rises
    std::vector<Step> m_done, m_undone;
    std::map<std::string, int> m_lastNumber;    // by study
    int m_lastId = 0;
};

}
