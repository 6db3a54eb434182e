/** What registers, files and records are numbered with. */
export const isRegisterLabel = (label: string): boolean =>
  /(?:信用代码|注册号|登记号|登记证号|许可证号|项目代码|备案号|流水号|受理号|订单号|索引号|编号|文号|案号)[^0-9]{0,4}$/.test(
    label,
  );
