/** The 31 characters of GB 32100-2015 in the order of their values. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 of digits only (an organization's, no person's): 18 places whose check character is right (GB 32100-2015). */
export const isSocialCreditCode = (value: string): boolean => {
  if (value.length !== 18) return false;
  let sum = 0;
  for (let place = 0, weight = 1; place < 17; place += 1, weight = (weight * 3) % 31) {
    sum += ALPHABET.indexOf(value[place]!) * weight;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === value[17];
};

/** What registers, files and records are numbered with. */
export const isRegisterLabel = (label: string): boolean =>
  /(?:信用代码|注册号|登记号|登记证号|许可证号|项目代码|备案号|流水号|受理号|订单号|索引号|编号|文号|案号)[^0-9]{0,4}$/.test(
    label,
  );
