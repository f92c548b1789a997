import type { SameShape } from '../catalogue.ts';
import type { landscape as en } from '../en/landscape.ts';

/** 地形图：副本围着最低的那一个，极小之树，曲面。 */
export const landscape: SameShape<typeof en> = {
  radial: {
    radius: '离中心的距离：{{value}}比最低的高多少',
    keys: '副本地图。左右方向键沿圆周逐个读出副本，Home 和 End 跳到第一个和最后一个；上下方向键改变归为一簇所需的重叠。',
    copyIs: '副本 {{copy}}：{{value}} {{energy}}。',
    inCluster: '属于第 {{cluster}} 簇（共 {{clusters}} 簇），同簇有 {{count}} 个副本。',
    alone: '不属于任何一簇。',
    neighbour: '与相邻副本的{{likeness}}：{{q}}。',
    clusters:
      '{{copies}} 个副本：重叠不低于 {{cut}} 的分成 {{clusters}} 簇（各有 {{sizes}} 个），另有 {{alone}} 个落单。',
    noClusters: '{{copies}} 个副本互不相像：重叠不低于 {{cut}} 的，一簇也没有。',
    bestIs: '{{value}}从 {{best}}（副本 {{copy}}）到 {{worst}}。',
    cut: '重叠 ≥ {{cut}} 算一簇',
    shared: '各行共用一个标度',
    comma: '、',
  },
  tree: {
    ground: '基态',
    keys: '极小之树。左右方向键从最低的极小开始逐个读出，Home 跳到基态，End 跳到最高的极小。',
    legend: '显示的记号',
    groundIs: '基态，能量 {{height}}。',
    leafIs: '第 {{number}} 低的极小（共 {{leaves}} 个），能量 {{height}}。',
    barrierIs: '到基态的势垒 {{lowest}}，到任一更低处的势垒 {{lower}}。',
    flat: '平底：{{states}} 个状态。',
    counted: '{{name}}：{{total}} 次中有 {{count}} 次。',
    is: '共 {{leaves}} 个极小，最低 {{low}}，最高的汇合处在 {{high}}。',
    marks: { dot: '圆点的面积', ring: '圆环的面积' },
  },
  surface: {
    kinds: '图的种类',
    map: '等高线图',
    space: '立体',
    log: '高度取对数',
    turn: '转动曲面',
    turns: { left: '向左转', right: '向右转', up: '抬高视角', down: '压低视角' },
    reset: '恢复视角',
    x: '第一个方向',
    y: '第二个方向',
    mapKeys:
      '等高线图。方向键逐格移动并读出数值，按住 Shift 一次走八格；PageUp 和 PageDown 沿路径走，Home 和 End 跳到路径两端。',
    spaceKeys:
      '立体曲面。方向键转动，按住 Shift 转得更快；PageUp 和 PageDown 沿路径走并读出数值，Home 和 End 跳到路径两端。',
  },
};
