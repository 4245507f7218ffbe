// A small week for the tests of the reports: two turns, lines that differ, a closed day.
#pragma once

#include "timetable/timetable.hpp"

namespace tomatic {

inline Timetable sampleWeek() {
  Timetable timetable;
  timetable.week = Week(*parseDate("2026-09-07"));
  timetable.days = {Weekday::monday, Weekday::thursday, Weekday::friday};
  timetable.hours = *Hours::parse({"09:00", "11:30", "14:00"});
  timetable.lineNames = {"L1", "L2"};
  timetable.cells = {
      {{"alba", "pau"}, {"alba"}}, {{"pau", "ningu"}, {"roc"}}, {{"festiu", "festiu"}, {"festiu"}}};
  timetable.colors = {{"alba", "fcdc05"}, {"pau", "0000ff"}};
  timetable.names = {{"pau", "Pau <\"&'>"}};
  timetable.extensions = {{"alba", "201"}, {"zoe", "299"}};
  return timetable;
}

}  // namespace tomatic
