/** `glassbox plot`: figures of a run as files. */
export const plot = {
  about: 'Draw the figures of a run in a folder, finished or not, as SVG and PNG',
  options: {
    out: 'Folder for the pictures, or one file ending in .svg or .png (FOLDER/figures)',
    figure: 'Only these figures, by id (all)',
    format: 'svg, png or both (both)',
    theme: 'Colours: light or dark (light)',
    width: 'Width of a picture in pixels; a PNG has twice as many (as it needs)',
    rows: 'Rows to draw of figures that show one row: last, all, or numbers as in 1,4-6 (last)',
    json: 'Print what was written as a JSON list',
  },
  allowed: {
    format: 'svg, png or both',
    ending: 'the format that the ending of --out names',
    theme: 'light or dark',
    width: 'a number of pixels from {{least}} to {{most}}',
    rows: 'last, all, or numbers of rows from 1, such as 1,4-6',
  },
  why: {
    settings: 'the settings of this run have no such figure',
    rows: 'no row has anything to draw of it yet',
    chosen: 'none of the rows named has it',
  },
  left: 'Left out: {{title}} ({{figure}}): {{why}}.',
  version:
    'The rows were made by version {{found}} of {{experiment}}, the figures are those of version {{here}}: some may lack lines.',
  shard: 'shard {{index}}/{{of}}: a part of the samples',
  unfinished: 'unfinished, rows so far: {{count}}',
  ofRow: '{{title}}, row {{row}}',
} as const;
