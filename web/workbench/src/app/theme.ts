import type { ThemeConfig } from 'antd';

/** Dense and sober; every colour of text on its ground has a contrast of 4.5:1 at least (WCAG 2.1 §1.4.3). */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0a4f94',
    colorLink: '#0050b3',
    colorInfo: '#0a4f94',
    colorError: '#a8071a',
    colorSuccess: '#1f5f1f',
    colorWarning: '#874d00',
    // Grounds derived from colours as dark as these would be grey.
    colorPrimaryBg: '#e6f0fa',
    colorInfoBg: '#e6f0fa',
    colorInfoBorder: '#91b8de',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#ffa39e',
    colorSuccessBg: '#f0f8ec',
    colorSuccessBorder: '#a9d19a',
    colorWarningBg: '#fffbe6',
    colorWarningBorder: '#ffd666',
    colorTextTertiary: '#595f69',
    colorTextDescription: '#595f69',
    colorTextPlaceholder: '#6b7280',
    borderRadius: 2,
    // Nothing slides or grows for whoever asked their system to keep still (WCAG 2.1 §2.3.3).
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  },
  components: {
    Layout: { siderBg: '#0b2c4d', bodyBg: '#f4f6f8' },
    Menu: { darkItemBg: '#0b2c4d', darkItemColor: '#e6edf5' },
    Table: { cellPaddingBlockSM: 5 },
  },
};
