import { describe, expect, it } from '@jest/globals';
import { essentialNeeds, reachOf, type Workspace } from './workspaces.js';

const workspace = (name: string, ...needs: readonly string[]): Workspace => ({
  name,
  folder: `libs/${name}`,
  description: '',
  needs,
});

describe('the picture of the workspaces', () => {
  it('leaves out what is also reached through another dependency', () => {
    const all = [workspace('core'), workspace('contracts', 'core'), workspace('vault', 'contracts', 'core')];
    expect(essentialNeeds(all[2]!, reachOf(all))).toEqual(['contracts']);
  });

  it('refuses workspaces that need each other, and names the way round', () => {
    const all = [workspace('core', 'vault'), workspace('contracts', 'core'), workspace('vault', 'contracts')];
    expect(() => reachOf(all)).toThrow('core → vault → contracts → core');
  });
});
