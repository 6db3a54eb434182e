type Messages = Readonly<Record<string, readonly [string, string]>>;

/** What the desks of administration and of consultations say. */
export const administrationMessages = {
  'admin.weekdays': ['一 二 三 四 五 六 日', 'Mo Tu We Th Fr Sa Su'],
  'nav.consultations': ['决策征求意见', 'Consultations'],
  'con.period': ['征求意见期间', 'Period'],
  'con.comments': ['意见', 'Comments'],
  'con.count': ['共收到意见 {count} 条', '{count} comments came'],
  'con.adoption': ['采纳 / 部分 / 未采纳', 'adopted / in part / not'],
  'con.open': ['征求中', 'open'],
  'con.toAnswer': ['待反馈', 'to be answered'],
  'con.concluded': ['已办结', 'concluded'],
  'con.shortened': ['缩短期限', 'shortened'],
  'con.erased': ['（已删除）', '(erased)'],
  'nav.administration': ['机关和授权', 'Organs and people'],
  'admin.organs': ['机关', 'Organs'],
  'admin.grants': ['人员和代行', 'People and deputies'],
  'admin.calendars': ['工作日历', 'Work calendars'],
  'admin.choose': ['选择一个机关', 'Choose an organ'],
  'admin.grantsOf': ['查看本机关人员', 'Its people'],
  'admin.wholeCity': ['全市', 'whole city'],
  'admin.past': ['包括已失效的', 'Those that are over too'],
  'admin.notNow': ['当前无效', 'not now'],
  'admin.yearMissing': [
    '{year} 年工作日历尚未批准；跨入该年的期限暂按周末计算，批准后自动重新计算。',
    'The calendar of {year} is not approved: terms that reach into it count weekends alone, and are counted again when it is.',
  ],
  'admin.provisional': ['{year} 年工作日历尚未批准', 'The calendar of {year} is not approved yet'],
  'admin.approved': ['依据：{source}（第 {version} 版）。', 'By: {source} (version {version}).'],
  'admin.days': ['放假 {off} 天，调休上班 {makeUp} 天。', '{off} days off, {makeUp} weekends worked.'],
  'admin.day.off': ['休', 'off'],
  'admin.day.makeUp': ['班', 'work'],
} as const satisfies Messages;
