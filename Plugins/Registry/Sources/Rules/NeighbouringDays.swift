import ModuleKit

extension CalendarDate {
    var dayBefore: CalendarDate { CalendarDate(daysSince1970: daysSince1970 - 1) }
    var dayAfter: CalendarDate { CalendarDate(daysSince1970: daysSince1970 + 1) }
}
