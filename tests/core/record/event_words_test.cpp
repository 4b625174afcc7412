#include "core/record/event_words.h"
#include "core/record/messages.h"

#include <gtest/gtest.h>

using namespace lantern::record;
using lantern::inEnglish;

TEST(EventWords, PrintsUnitsAsPeopleWriteThem)
{
    for (const auto& [ucum, people] : {std::pair{"Cel", "°C"},
                                       {"mm[Hg]", "mmHg"},
                                       {"%", "%"},
                                       {"{score}", ""},
                                       {"1", ""},
                                       {"[pH]", ""},
                                       {"", ""},
                                       {"{beats}/min", "/min"},
                                       {"10*3/uL", "10³/µL"},
                                       {"mL/min/{1.73_m2}", "mL/min/1.73 m²"},
                                       {"mg/dL", "mg/dL"},
                                       {"[lb_av]", "lb"},
                                       {"pg{hormone}", "pg"},
                                       {"kPa", "kPa"}})
        EXPECT_EQ(unitForPeople(ucum), people) << ucum;
}

TEST(EventWords, KeepsThreeSignificantDigitsAndATrueMinus)
{
    for (const auto& [written, people] : {std::pair{"6.30", "6.30"},
                                          {"0.1234567", "0.123"},
                                          {"12.3456", "12.3"},
                                          {"1234.56", "1235"},
                                          {"123456", "123456"},
                                          {"0.0004567", "0.000457"},
                                          {"-1.5", "−1.5"},
                                          {"-0.98765", "−0.988"},
                                          {"1e2", "100"},
                                          {"> 5", "> 5"},
                                          {"<= 0.12345", "<= 0.123"},
                                          {"9.9996", "10"},
                                          {"0", "0"},
                                          {"0.00000", "0.00000"},
                                          {"positive", "positive"},
                                          {"", ""},
                                          {"1.5e300", "1.5e+300"}})
        EXPECT_EQ(numberForPeople(written), people) << written;
}

TEST(EventWords, NamesACodedValueByItsWord)
{
    Event event;
    event.code = "46098-0";
    event.value = 1;
    event.valueText = "1";
    EXPECT_EQ(valueForPeople(event), lantern::Message(messages::Male));
    event.code = "8310-5";
    event.value = 36.61;
    event.valueText = "36.6100";
    event.unit = "Cel";
    EXPECT_EQ(inEnglish(valueForPeople(event)), "36.6 °C");
    event.unit = "{score}";
    event.valueText = "15";
    EXPECT_EQ(inEnglish(valueForPeople(event)), "15");
    event.unit = "a";
    EXPECT_EQ(valueForPeople(event), messages::Years("15"));
    EXPECT_EQ(inEnglish(valueForPeople(event)), "15 years");
    event.valueText = "";
    EXPECT_TRUE(valueForPeople(event).empty());
    event.text = "Pneumonia";
    event.marks = {messages::Refuted};
    EXPECT_EQ(titleForPeople(event), "refuted: Pneumonia");
}
