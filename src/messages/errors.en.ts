/** What happened · what it means · what to do. Ids are grouped: 1xx device, 2xx sizes, 3xx files, 4xx configuration, 5xx runs, 6xx the page, 7xx the command line. */
import { headlessEn } from './errors-headless.en.ts';
import { type ProblemText, urgentEn } from './errors-urgent.en.ts';

export type { ProblemText };

export const errorsEn = {
  ...urgentEn,
  ...headlessEn,
  'GBX-110': {
    what: 'The GPU was lost ({{reason}}).',
    means: 'The run goes on from its last checkpoint, at row {{row}}.',
    todo: 'Nothing; if it happens three times the run moves to the CPU engine.',
  },
  'GBX-111': {
    what: 'The GPU was lost for good ({{reason}}; losses: {{losses}}).',
    means:
      'The run goes on from its last checkpoint, at row {{row}}, on the CPU engine: you keep it, slower. Spins are the same bit for bit, networks agree within rounding.',
    todo: 'Nothing, or try the GPU again.',
  },
  'GBX-112': {
    what: 'A thread that computes has ended ({{reason}}).',
    means: 'New threads took over from the last checkpoint, at row {{row}}: the numbers stay the same.',
    todo: 'Nothing; if the machine is short of memory, close what you do not need.',
  },
  'GBX-113': {
    what: 'The part of the lab that computes has ended ({{reason}}).',
    means:
      'It was started again and goes on from its last checkpoint, at row {{row}}: the numbers stay the same.',
    todo: 'Nothing; if the machine is short of memory, close what you do not need.',
  },
  'GBX-114': {
    what: 'The part of the lab that computes has ended three times ({{reason}}).',
    means:
      'The run has stopped; the rows on screen are kept. This machine may not have the memory that these settings need.',
    todo: 'Load the page again, which goes on from the last checkpoint, or choose smaller settings.',
  },
  'GBX-115': {
    what: 'Threads that compute have ended three times ({{reason}}).',
    means:
      'The run has stopped at row {{row}}; its rows are kept. This machine may not have the memory that these settings need.',
    todo: 'Choose smaller settings, or fewer threads.',
  },
  'GBX-120': {
    what: '{{count}} of {{networks}} networks ran away, the first at step {{step}}, at learning rate {{rate}}: their loss left the range of numbers.',
    means: 'They stand still and count no more; any others go on.',
    todo: 'Half the rate, {{half}}, is worth a try.',
  },
  'GBX-140': {
    what: 'The run is not in equilibrium: a test that would pass there fails.',
    means: 'Its means say how far this run came, not what the system is like in equilibrium.',
    todo: 'Run it longer, or with parallel tempering where the experiment has it.',
  },
  'GBX-150': {
    what: 'The run is too short, or has too few samples, for its error bars to tell.',
    means: 'Nothing speaks against equilibrium, and nothing shows it.',
    todo: 'Run it longer, or with more samples.',
  },
  'GBX-201': {
    what: '{{asked}} do not fit: {{limitName}} is {{limit}} on this device.',
    means: 'Nothing was allocated.',
    todo: 'Use at most {{largest}}, or another engine.',
  },
  'GBX-202': {
    what: 'The {{engine}} engine has no {{what}}.',
    means: 'Nothing ran, because another choice would give other numbers.',
    todo: 'Choose {{instead}}.',
  },
  'GBX-203': {
    what: 'The couplings of one spin add up to {{largest}} units; a local field must stay below {{limit}}.',
    means: 'The glass keeps fields as integers, and these would not fit.',
    todo: 'Use fewer coupling bits (--coupling-bits), or scale the couplings down.',
  },
  'GBX-204': {
    what: '{{size}} spins in {{states}} states (samples times replicas) were asked for.',
    means: 'A glass has {{smallest}} to {{largest}} spins, in 1 to {{mostStates}} states.',
    todo: 'Change the size, the samples or the replicas.',
  },
  'GBX-220': {
    what: 'The GPU reported an error ({{where}}): {{message}}',
    means: 'What it was computing cannot be trusted, so nothing of it is used; the last checkpoint stands.',
    todo: 'Go on from the checkpoint on the CPU engine, and report this message with the name of the GPU.',
  },
  'GBX-221': {
    what: 'The GPU ran out of memory ({{where}}): {{message}}',
    means: "Nothing of this state was kept; other programs may be using the GPU's memory.",
    todo: 'Close what else uses the GPU, use fewer copies or a smaller size, or choose the CPU engine.',
  },
  'GBX-222': {
    what: 'This WebGPU engine, or this state of it, was closed.',
    means: 'A call came after it, so there was nothing to compute on.',
    todo: 'Open the engine again and restore the last checkpoint.',
  },
  'GBX-240': {
    what: '{{name}} = {{value}} fits no glass of this kind.',
    means: 'Allowed: {{allowed}}. Nothing was made.',
    todo: 'Change {{name}}.',
  },
  'GBX-241': {
    what: 'No graph of {{size}} sites has degree {{degree}} at every one.',
    means: 'Size times degree is odd, but every bond has two ends.',
    todo: 'Use an even size, or an even degree.',
  },
  'GBX-242': {
    what: 'A strip {{width}} sites wide is too wide to be summed exactly.',
    means:
      'The sum takes 2 to the power of the width numbers, squared for a closed strip; the limit here is {{widest}}.',
    todo: 'Turn the strip so that its shorter side is the width, open it along its length, or sample it.',
  },
  'GBX-243': {
    what: 'The bond {{i}} – {{j}} belongs to no strip of width {{width}}.',
    means:
      'A transfer matrix takes bonds within a row and between a site and the same place in the next row.',
    todo: 'Check the width, or enumerate or sample this glass instead.',
  },
  'GBX-262': {
    what: 'The numbers at one spin add up to {{largest}}; whole numbers are exact only below {{limit}} (2^30).',
    means: 'Fields are kept in 32 bits and these would overflow, so nothing was solved.',
    todo: 'Divide all numbers by {{factor}} or more: they are then scaled, and the rounding error is reported.',
  },
  'GBX-263': {
    what: 'This graph of {{size}} vertices has no edge and no field.',
    means: 'Every state has energy 0: there is nothing to solve.',
    todo: 'Check the file; entries of 0, and duplicates that add up to 0, are no edges.',
  },
  'GBX-264': {
    what: 'The format of {{name}} cannot be told.',
    means:
      'Looked for: a line `%%MatrixMarket …`; JSON that begins with { or [; a line `p qubo …`; a header `N M` and M lines `i j w`; lines `i j J` and `i h`. Most of its first lines are none of these.',
    todo: 'Convert it to one of them; comments begin with # or %.',
  },
  'GBX-265': {
    what: '{{name}} = {{value}} cannot be used.',
    means: 'It must be {{allowed}}; nothing ran.',
    todo: 'Correct it; `glassbox solve --help` lists the options.',
  },
  'GBX-266': {
    what: 'This file gives fields (or diagonal terms), but a MaxCut problem has none.',
    means: 'The cut would not say what the file says.',
    todo: 'Use --as ising or --as qubo, or remove the fields.',
  },
  'GBX-267': {
    what: 'This JSON holds no couplings that can be read ({{reason}}).',
    means:
      'Looked for: lists row, col and data of one length; or edges, a list of [i, j, value]; with h, n, vartype and offset where needed.',
    todo: 'Write it in one of these forms.',
  },
  'GBX-269': {
    what: 'The energy of the search, {{searched}}, is not that of its spins, {{checked}}.',
    means: 'The check from scratch failed: this is a fault of the program, and the result is not given out.',
    todo: 'Report it with the file and the seed.',
  },
  'GBX-290': {
    what: '{{name}} is packed ({{kind}}), not text.',
    means: 'Only text is read, so nothing was solved.',
    todo: 'Unpack it first, or pipe it in: `{{command}} | npx glassbox solve -`.',
  },
  'GBX-291': {
    what: 'Line {{line}} promises {{size}} vertices; at most {{largest}} are read.',
    means: 'Such a number is more likely a slip than a size, and its states would not fit in memory.',
    todo: 'Correct the header, or leave it out: the number of vertices then follows from the edges.',
  },
  'GBX-300': {
    what: 'This file holds no couplings.',
    means: 'It is empty, or all of its lines are comments.',
    todo: 'Give one coupling a line as `i j J`, a MaxCut file that begins with `N M`, or a Matrix Market file.',
  },
  'GBX-301': {
    what: 'Line {{line}} cannot be read: “{{text}}”.',
    means: 'A line holds two site numbers and a coupling, or a site number and a field.',
    todo: 'Correct or remove the line; comments begin with #, % or //, or with ; at the start of a line.',
  },
  'GBX-302': {
    what: 'Line {{line}} gives {{text}}, which is not a finite number.',
    means: 'An energy with it would not exist, so nothing was read.',
    todo: 'Replace it by a number, or remove the line.',
  },
  'GBX-303': {
    what: 'Line {{line}} couples site {{site}} to itself.',
    means: 'A spin times itself is always 1: a self-coupling only shifts every energy by the same amount.',
    todo: 'Remove the line; if a field on that site is meant, write `{{site}} h`.',
  },
  'GBX-304': {
    what: 'Line {{line}} names site {{site}}, but sites run from {{first}} to {{last}}.',
    means: 'Either the header states too small a size, or the numbering is mixed.',
    todo: 'Correct the size in the header or the site number; count from 0 or from 1 throughout.',
  },
  'GBX-305': {
    what: 'This file describes {{size}} spin(s).',
    means: 'A glass needs at least two spins to have a coupling.',
    todo: 'Check the header and the site numbers.',
  },
  'GBX-306': {
    what: 'Line {{line}} promises {{promised}} entries, but {{found}} follow.',
    means: 'The file was cut short, or its header belongs to another one.',
    todo: 'Fetch the file again, or correct the number in line {{line}}.',
  },
  'GBX-307': {
    what: 'The matrix in line {{line}} is not square: {{rows}} by {{columns}}.',
    means: 'Couplings need one row and one column per spin.',
    todo: 'Give a square matrix.',
  },
  'GBX-308': {
    what: 'The matrix is not symmetric: J({{i}},{{j}}) = {{value}} in line {{line}}, but J({{j}},{{i}}) = {{mirror}}.',
    means: 'Each pair of spins has one coupling, and no choice between the two was made for you.',
    todo: 'Give the symmetric part, (J + Jᵀ)/2, or declare the matrix `symmetric` and keep one half.',
  },
  'GBX-309': {
    what: 'This kind of Matrix Market file cannot be couplings: “{{banner}}”.',
    means: 'Read are matrices that are coordinate or array, real, integer or pattern, symmetric or general.',
    todo: 'Write the matrix as `%%MatrixMarket matrix coordinate real symmetric`.',
  },
  'GBX-311': {
    what: 'Line {{line}} names site {{site}}; at most {{largest}} sites are read.',
    means: 'Such a number is more likely a slip than a size.',
    todo: 'Number the sites without gaps, from 0 or 1.',
  },
  'GBX-312': {
    what: 'No line of this file holds a coupling.',
    means:
      'A coupling has three numbers, `i j J`; a line of two numbers is a field, `i h`. Fields alone make no glass.',
    todo: 'Write one coupling a line, `i j J`.',
  },
  'GBX-313': {
    what: 'This file is a table of {{size}} rows and {{size}} columns, not a list of couplings.',
    means: 'It looks like the whole matrix J; a list has one coupling a line, `i j J`.',
    todo: 'Write two lines above the table, `%%MatrixMarket matrix array real general` and `{{size}} {{size}}`: then it is read as a matrix.',
  },
  'GBX-314': {
    what: 'Line {{line}} was taken for a header `N M`, and says N = {{size}}.',
    means: 'A glass needs at least two spins to have a coupling.',
    todo: 'Correct the number of spins; if the line is a field `i h`, put it after the couplings.',
  },
  'GBX-315': {
    what: 'The couplings in {{file}} are for {{size}} spins.',
    means:
      'A glass has at most {{largest}} spins here; the number follows from the header of the file, or from its largest site.',
    todo: 'Give a smaller glass; if sites are numbered with gaps, number them without.',
  },
  'GBX-316': {
    what: 'This file is not a text of couplings.',
    means: 'It holds binary data: perhaps an image, an archive, or text in UTF-16.',
    todo: 'Give a text file in UTF-8.',
  },
  'GBX-320': {
    what: '{{size}} spins are too many to enumerate.',
    means: 'There are 2^{{size}} configurations; the exact count stops at {{largest}} spins.',
    todo: 'Sample it instead, or choose at most {{largest}} spins.',
  },
  'GBX-330': {
    what: '{{file}} is empty.',
    means: 'There is no table to learn from; nothing was changed.',
    todo: 'Choose a CSV file with a header row and at least {{least}} rows of data.',
  },
  'GBX-331': {
    what: '{{file}} has a header and {{rows}} rows of data.',
    means: 'A network cannot be trained and tested on so little; nothing was changed.',
    todo: 'Give at least {{least}} rows of data below the header.',
  },
  'GBX-332': {
    what: 'Row {{row}}, column "{{column}}": "{{text}}" is not a number.',
    means:
      'The other values of this column are numbers, so it is read as a numeric column; nothing was guessed.',
    todo: 'Correct the cell, clear it so that it counts as missing, or choose input columns without "{{column}}".',
  },
  'GBX-333': {
    what: 'No column is called "{{column}}".',
    means: 'The column to predict must be one of the table; it has: {{columns}}.',
    todo: 'Choose one of these as the target.',
  },
  'GBX-334': {
    what: 'The target "{{column}}" has the same value in every row ({{value}}).',
    means: 'There is nothing to learn from a constant.',
    todo: 'Choose another target column.',
  },
  'GBX-335': {
    what: 'Row {{row}} has {{found}} cells where the header has {{expected}}.',
    means:
      'Its values cannot be told apart with certainty (delimiter read: {{delimiter}}); nothing was guessed.',
    todo: 'Correct the row. If numbers have decimal commas, save the table with semicolons between cells.',
  },
  'GBX-336': {
    what: 'Two columns are called "{{column}}".',
    means: 'A column is chosen by its name, so names must differ.',
    todo: 'Rename one of them in the header row.',
  },
  'GBX-337': {
    what: '{{usable}} of {{rows}} rows are complete; at least {{least}} are needed.',
    means:
      'A row with a missing value in a used column is left out. Most are missing in "{{column}}" ({{missing}}).',
    todo: 'Leave that column out, fill in its values, or add rows.',
  },
  'GBX-338': {
    what: 'Row {{row}}, column "{{column}}": "{{text}}" may be a decimal comma or a thousands separator.',
    means: 'The two readings differ by a factor of 1000 or more; nothing was guessed.',
    todo: 'Write numbers with a decimal point and without thousands separators, or choose input columns without "{{column}}".',
  },
  'GBX-339': {
    what: 'No column is left to learn from.',
    means:
      'Besides the target "{{column}}" every column is constant, empty, or has a value of its own in too many rows.',
    todo: 'Choose other input columns or another target.',
  },
  'GBX-340': {
    what: 'A quotation mark that opens in row {{row}} is not closed at the end of its cell.',
    means: 'Everything after it would become one cell; nothing was guessed.',
    todo: 'Close the quotation mark, or double it if it belongs to the text.',
  },
  'GBX-341': {
    what: '{{file}} is not a text table.',
    means: 'It holds binary data: perhaps a spreadsheet file (xlsx, ods) or text in UTF-16.',
    todo: 'Save it as CSV in UTF-8.',
  },
  'GBX-342': {
    what: 'The first row is not a header: column {{position}} is called "{{text}}".',
    means: 'The first row must name the columns; read as a header, one row of data would be lost.',
    todo: 'Add a row of names above the data.',
  },
  'GBX-343': {
    what: 'The target "{{column}}" has {{categories}} categories in {{rows}} rows.',
    means: 'Too many to be classes: it looks like a name or an identifier.',
    todo: 'Choose another target column.',
  },
  'GBX-344': {
    what: 'The target "{{column}}" has {{categories}} classes, and this learner has one output.',
    means: 'One output tells two classes apart or predicts a number.',
    todo: 'Choose a numeric target or one with two classes.',
  },
  'GBX-345': {
    what: '{{file}} is not in UTF-8 (line {{line}}).',
    means:
      'Some of its characters cannot be read, so names and categories would be wrong; nothing was guessed.',
    todo: 'Save the table as CSV in UTF-8.',
  },
  'GBX-346': {
    what: 'No column to predict from is called "{{column}}".',
    means: 'The table has: {{columns}}.',
    todo: 'Name some of these, separated by commas, or none to use all (--features).',
  },
  'GBX-347': {
    what: '{{set}}: {{points}} points to train on and {{heldOut}} held out are asked for, and there are {{rows}}.',
    means: 'No point is used twice.',
    todo: 'Ask for fewer points.',
  },
  'GBX-348': {
    what: '{{points}} points to train on are asked for, and {{set}} gives {{rows}}.',
    means: 'A fifth of its rows is held out, and rows with a gap are left out.',
    todo: 'Ask for at most {{rows}} points, or choose another table.',
  },
  'GBX-350': {
    what: 'A kernels thread could not get {{mebibytes}} MiB of memory for its networks.',
    means: 'This machine or browser has no more to give; what was there before is unchanged.',
    todo: 'Use fewer networks, fewer points at once or a smaller minibatch, or close other pages.',
  },
  'GBX-400': {
    what: 'There is no experiment “{{name}}”.',
    means: 'Nothing ran.',
    todo: 'The nearest is {{nearest}}. There are: {{known}}.',
  },
  'GBX-401': {
    what: '{{experiment}} has no setting “{{name}}”.',
    means: 'Nothing ran: a setting that is silently ignored would give other numbers than asked for.',
    todo: 'Did you mean {{nearest}}?',
  },
  'GBX-402': {
    what: '{{name}} = {{value}} is out of range.',
    means: 'It must be from {{min}} to {{max}}; nothing ran.',
    todo: 'Use {{nearest}}, the nearest value allowed.',
  },
  'GBX-403': {
    what: '{{name}} = {{value}} is not a number.',
    means: 'Nothing ran.',
    todo: 'Use a number from {{min}} to {{max}}.',
  },
  'GBX-404': {
    what: '{{name}} = {{value}} is not a whole number.',
    means: 'Nothing ran.',
    todo: 'Use a whole number from {{min}} to {{max}}, for instance {{nearest}}.',
  },
  'GBX-405': {
    what: '{{name}} = {{value}} is not one of its choices.',
    means: 'It can be: {{options}}. Nothing ran.',
    todo: 'Try {{nearest}}.',
  },
  'GBX-406': {
    what: '{{name}} = {{value}} is neither true nor false.',
    means: 'Nothing ran.',
    todo: 'Use true or false.',
  },
  'GBX-407': {
    what: '{{name}} is not a file.',
    means: 'A configuration holds a file as its name and its text; nothing ran.',
    todo: 'Give {"name": …, "text": …}, or null for none; on the command line give a path.',
  },
  'GBX-408': {
    what: 'A configuration must be an object of settings by name, not {{found}}.',
    means: 'Nothing ran.',
    todo: 'Write it as {"seed": 1, …}.',
  },
  'GBX-409': {
    what: '{{path}} cannot be read ({{reason}}).',
    means: 'Nothing ran.',
    todo: 'Check the path and its permissions.',
  },
  'GBX-410': {
    what: '{{path}} is not {{format}} ({{reason}}).',
    means: 'Nothing ran.',
    todo: 'Correct the file; `glassbox describe` shows every setting.',
  },
  'GBX-411': {
    what: 'There is no option {{flag}}.',
    means: 'Nothing ran.',
    todo: 'The nearest is {{nearest}}; `glassbox {{command}} --help` lists them all.',
  },
  'GBX-412': {
    what: 'There is no command “{{name}}”.',
    means: 'Nothing ran.',
    todo: 'Try {{nearest}}; `glassbox --help` lists them all.',
  },
  'GBX-413': {
    what: 'The command line cannot be understood: {{reason}}',
    means: 'Nothing ran.',
    todo: '`glassbox {{command}} --help` shows how it is used.',
  },
  'GBX-414': {
    what: 'The {{engine}} engine was asked for, but it cannot be opened here ({{reason}}).',
    means: 'Nothing ran: an engine that is asked for is never exchanged for another.',
    todo: 'Use --engine auto, or see `glassbox check`.',
  },
  'GBX-415': {
    what: '{{name}} = {{value}} was changed to {{nearest}}.',
    means: 'It was out of its range, {{min}} to {{max}}.',
    todo: 'Nothing, or choose another value.',
  },
  'GBX-416': {
    what: '{{name}} = {{value}} could not be read.',
    means: 'Its default, {{nearest}}, is used.',
    todo: 'Check that the link was copied whole.',
  },
  'GBX-417': {
    what: 'The link has a setting {{name}} that is not known here.',
    means: 'It was left out.',
    todo: 'Check that the link was copied whole; it may come from a newer version.',
  },
  'GBX-418': {
    what: 'The link asks for the experiment “{{name}}”, which is not known here.',
    means: 'The first experiment is shown instead, at its defaults.',
    todo: 'Check that the link was copied whole; it may come from a newer version.',
  },
  'GBX-419': {
    what: 'The link was written by another version (v = {{value}}).',
    means: 'It was read as far as it is understood.',
    todo: 'Compare the settings with the sender’s.',
  },
  'GBX-420': {
    what: '{{name}} is not a text of at most {{max}} characters.',
    means: 'Nothing ran.',
    todo: 'Shorten it.',
  },
  'GBX-429': {
    what: 'No experiment was named.',
    means: 'Nothing ran.',
    todo: 'Choose one of: {{known}}. For instance: npx glassbox run {{first}}',
  },
  'GBX-430': {
    what: '{{setting}} says "own", but {{field}} holds no file.',
    means: 'There is nothing to run on.',
    todo: 'Give the file ({{flag}} FILE), or choose another setting.',
  },
  'GBX-431': {
    what: 'The hottest temperature ({{hottest}}) is not above the coldest ({{coldest}}).',
    means: 'A cooling goes down the ladder.',
    todo: 'Raise --hottest or lower --coldest.',
  },
  'GBX-432': {
    what: 'The binary perceptron has no labels "{{labels}}".',
    means: 'Its patterns are random, labelled at random or by a teacher.',
    todo: 'Use --labels random or --labels teacher.',
  },
  'GBX-433': {
    what: 'A minibatch of {{batch}} was asked of {{points}} training points.',
    means: 'Nothing ran.',
    todo: 'Use --batch {{points}} or less.',
  },
  'GBX-444': {
    what: 'At learning rate {{rate}} descent runs away here.',
    means:
      'Along the steepest direction a step overshoots by more than it corrects; there is nothing stationary to measure.',
    todo: 'Use --learning-rate below {{largest}}; with small minibatches the limit lies lower still.',
  },
  'GBX-445': {
    what: '{{points}} points do not fix the {{modes}} directions of a linear model.',
    means: 'Some directions would be flat, and nothing would hold the weights along them.',
    todo: 'Use --points above {{modes}}, or fewer --modes.',
  },
  'GBX-437': {
    what: 'A perceptron with weights ±1 cannot have {{size}} of them.',
    means: 'With an even number of weights a field can be zero, which is neither right nor wrong.',
    todo: 'Use --size {{lower}} or --size {{higher}}.',
  },
  'GBX-438': {
    what: 'Weights ±1 can be counted for {{smallest}} to {{largest}} of them, not for {{size}}.',
    means: 'Counting tries all of them, and each further weight doubles the time.',
    todo: 'Use --size {{largest}} or less, or --exact false.',
  },
  'GBX-439': {
    what: 'Loads from {{lightest}} to {{heaviest}} are no range for {{size}} weights.',
    means: 'The lightest load is at least one pattern, and the heaviest is above it.',
    todo: 'Raise --heaviest or change --lightest.',
  },
  'GBX-440': {
    what: 'Students with {{size}} weights cannot be counted.',
    means: 'Counting takes an odd number of weights ±1, at most {{largest}}. Nothing ran.',
    todo: 'Use --counted {{largest}} or less.',
  },
  'GBX-441': {
    what: 'The heaviest load ({{heaviest}}) is not above the lightest ({{lightest}}).',
    means: 'Loads go from the lightest to the heaviest.',
    todo: 'Raise --heaviest or lower --lightest.',
  },
  'GBX-442': {
    what: '{{size}} weights at load {{heaviest}} are too many patterns for one sample.',
    means: 'They would not fit into memory. Nothing ran.',
    todo: 'Use --heaviest {{largest}} or less, or a smaller --size.',
  },
  'GBX-443': {
    what: 'The list of features per point cannot be read: "{{text}}".',
    means: 'It is a list of at most 64 numbers from 0.01 to 20.',
    todo: 'Write it as in 0.5, 0.95, 2, or leave it empty.',
  },
  'GBX-447': {
    what: 'Copies that part at step {{spawn}} do not part in a training of {{steps}} steps.',
    means: 'There would be one network many times, and nothing to compare; nothing ran.',
    todo: 'Choose --spawn smaller than --steps.',
  },
  'GBX-448': {
    what: 'Copies of one network were to part by their minibatches, and there are none (--batch 0).',
    means: 'With all points in every step, equal networks stay equal for ever; nothing ran.',
    todo: 'Choose a minibatch, for example --batch 16.',
  },
  'GBX-449': {
    what: 'The narrowest width {{narrowest}} is above the widest, {{widest}}.',
    means: 'There would be no width to run; nothing ran.',
    todo: 'Choose --narrowest no larger than --widest.',
  },
  'GBX-450': {
    what: 'The field {{field}} is rounded to nothing beside couplings of {{bits}} bits.',
    means: 'Fields and couplings are integers of one unit; this field is less than half of one.',
    todo: 'Use --field above {{smallest}}, or more --coupling-bits.',
  },
  'GBX-451': {
    what: 'The stop at T = {{stop}} does not lie between {{coldest}} and {{hottest}}.',
    means: 'The cooling never comes by there, or begins or ends there.',
    todo: 'Choose a --stop-temperature inside the cooling.',
  },
  'GBX-452': {
    what: 'The narrowest network ({{narrowest}} hidden units) is not narrower than the widest ({{widest}}).',
    means: 'Widths are walked through from narrow to wide.',
    todo: 'Lower --narrowest or raise --widest.',
  },
  'GBX-457': {
    what: 'A committee machine has one output, and {{task}} asks for {{outputs}}.',
    means: 'Its units vote yes or no, or for one number; nothing ran.',
    todo: 'Choose a --task with two classes or with numbers, or --wiring layers.',
  },
  'GBX-458': {
    what: '{{inputs}} inputs cannot be shared out evenly among {{hidden}} units of a tree.',
    means: 'Each unit of a tree has as many inputs of its own as every other; nothing ran.',
    todo: 'Choose --hidden so that it divides {{inputs}}, or --wiring committee.',
  },
  'GBX-460': {
    what: '{{setting}} = {{value}} does not go with the model {{model}}.',
    means: 'That model has no such choice, and leaving it out in silence would run something else.',
    todo: 'Use {{instead}}, or another model.',
  },
  'GBX-461': {
    what: 'Cluster moves were asked of {{model}}, where every spin is coupled with every other.',
    means: 'There all sites on which two copies differ hang together: the move would only rename the copies.',
    todo: 'Leave out --clusters, or use a lattice or a graph.',
  },
  'GBX-462': {
    what: 'One sample would need {{states}} states.',
    means:
      'Copies times temperatures (tempering), or copies times population, may be {{most}} at most: the copies of a sample move together.',
    todo: 'Lower --copies, --steps or --population.',
  },
  'GBX-463': {
    what: 'The ladder cannot be tuned with the method {{method}}.',
    means: 'It is tuned on the shares of accepted exchanges, and only tempering exchanges.',
    todo: 'Use --method tempering, or another --ladder.',
  },
  'GBX-470': {
    what: 'The formula is empty.',
    means: 'A coefficient, source or boundary value has to be a number or a formula; nothing ran.',
    todo: 'Write one, for example 0 or 1 + 0.5 * sin(pi * x).',
  },
  'GBX-471': {
    what: 'The formula has {{length}} characters.',
    means: 'At most {{most}} are read, so that every kernel can work it out; nothing ran.',
    todo: 'Shorten it, or choose one of the given problems.',
  },
  'GBX-472': {
    what: 'The formula is nested more than {{most}} deep, at character {{position}}.',
    means: 'That many results at once would have to wait for one another; nothing ran.',
    todo: 'Leave out parentheses that are not needed: a + b + c instead of a + (b + (c)).',
  },
  'GBX-473': {
    what: 'The formula cannot be read at character {{position}}, near “{{near}}”.',
    means:
      'It may hold numbers, names, + - * / ^, parentheses and functions of numbers; every product needs its *; nothing ran.',
    todo: 'Correct it there: 2 * x instead of 2x, x^2 instead of x**2, 0.5 instead of 0,5.',
  },
  'GBX-474': {
    what: 'The formula uses {{name}}, at character {{position}}, which is not known here.',
    means: 'Known in this place: {{names}}. Nothing ran.',
    todo: 'Use one of these names; ln is the natural logarithm.',
  },
  'GBX-475': {
    what: 'The function {{name}}, at character {{position}}, was given {{given}} values and takes {{wanted}}.',
    means: 'Without them it has no value; nothing ran.',
    todo: 'Write them in parentheses, as in sin(x) or max(x, y).',
  },
  'GBX-476': {
    what: 'The part {{part}} of the formula is no number that single precision can hold.',
    means: 'It divides by zero, is undefined, or is larger than 3.4e38; nothing ran.',
    todo: 'Correct that part.',
  },
  'GBX-477': {
    what: 'The formula {{text}} is {{value}} at {{point}}.',
    means:
      'That point lies in the domain or on its boundary, and the equation has no meaning there; nothing ran.',
    todo: 'Choose a formula that is finite everywhere in the domain, for example 1 / (x^2 + 0.01) instead of 1 / x^2.',
  },
  'GBX-478': {
    what: 'The derivative of {{text}} grew too large ({{size}}, at most {{most}}).',
    means:
      'The equation needs the slope of this formula, which has many factors or is deeply nested; nothing ran.',
    todo: 'Write it more simply.',
  },
  'GBX-479': {
    what: 'A parameter cannot be called {{name}}.',
    means: 'A name is a letter and up to 31 letters, digits or _, and neither taken nor that of a function.',
    todo: 'Choose another name, for example k or source_1.',
  },
  'GBX-480': {
    what: '{{points}} points of residuals need {{mebibytes}} MiB in one kernels thread, which has {{limit}}.',
    means: 'Nothing was allocated; residuals that there were before stay.',
    todo: 'Take fewer points or sets, or let the sets share their inputs.',
  },
  'GBX-481': {
    what: 'The Jacobian of {{residuals}} residuals by {{parameters}} parameters is {{mebibytes}} MiB; at most {{limit}} are possible.',
    means: 'Nothing was computed.',
    todo: 'Take at most {{most}} residuals, or an optimiser that needs gradients only (L-BFGS, Adam).',
  },
  'GBX-492': {
    what: 'The edge {{name}} is given twice.',
    means: 'An edge has one condition; nothing ran.',
    todo: 'Leave one of the two out.',
  },
  'GBX-493': {
    what: 'The text {{text}} does not say which edge it is for.',
    means: 'An edge of its own is written as its name, a colon and a formula; nothing ran.',
    todo: 'Write for example top: 1; left: flux 0.',
  },
  'GBX-494': {
    what: 'There is no edge called {{name}}.',
    means: 'The edges of this shape are {{names}}; nothing ran.',
    todo: 'Use one of these names.',
  },
  'GBX-490': {
    what: 'Points on a grid cannot be drawn anew every {{every}} steps.',
    means: 'A grid has one set of points; drawing again gives the same. Nothing ran.',
    todo: 'Choose random, Sobol or Latin hypercube points, or set the number of steps to 0.',
  },
  'GBX-495': {
    what: 'There are no collocation points ({{count}}).',
    means:
      'The law is asked for at points inside; without one nothing teaches it to the network. Nothing ran.',
    todo: 'Take at least 1 point; some hundreds are usual.',
  },
  'GBX-496': {
    what: 'No edge holds a value, so the temperature is not unique.',
    means:
      'With fluxes alone any constant can be added to a solution (and without any condition far more): a network would learn one of infinitely many answers. Nothing ran.',
    todo: 'Give at least one edge a value, for example 0.',
  },
  'GBX-497': {
    what: 'The conductivity {{text}} is {{value}} at {{point}}.',
    means:
      'Heat flows from hot to cold only where the conductivity is positive; where it is zero or negative the problem has no unique solution. Nothing ran.',
    todo: 'Choose a formula that stays above zero in the whole domain, for example 1 + 0.5 * sin(pi * x).',
  },
  'GBX-498': {
    what: 'The formula {{text}} has no finite value at {{point}}, or grows without bound near it.',
    means:
      'That point lies in the domain or on its edge. A law that is infinite somewhere has no residual there, whatever points are drawn; nothing ran.',
    todo: 'Choose a formula that is finite everywhere, for example 1 / (x^2 + 0.01) instead of 1 / x^2.',
  },
  'GBX-499': {
    what: 'The conductivity {{text}} jumps.',
    means:
      'Across a jump the flux stays the same and the slope of the temperature does not; the law at single points inside does not say so, and the answer would be wrong without notice. Nothing ran.',
    todo: 'Make the step steep but smooth, for example 2 + tanh(20 * (x - 0.5)).',
  },
  'GBX-500': {
    what: 'The run stopped: {{message}}',
    means: 'This is a fault in Glassbox, not in your settings. Rows up to here are kept.',
    todo: 'Report it with the details, the configuration and the seed.',
  },
  'GBX-501': {
    what: 'The checkpoint cannot be read ({{reason}}).',
    means: 'It is damaged or not a checkpoint of Glassbox; nothing was changed.',
    todo: 'Start the run anew with the same configuration: it gives the same rows.',
  },
  'GBX-502': {
    what: 'The checkpoint belongs to another configuration ({{found}}, this is {{asked}}).',
    means: 'Going on would mix two runs; nothing was changed.',
    todo: 'Resume with the configuration it was made with, or start a new run.',
  },
  'GBX-503': {
    what: 'The checkpoint was written by another version ({{found}}, this is {{asked}}).',
    means: 'Its rows may differ from what this version would compute; nothing was changed.',
    todo: 'Finish it with that version, or start the run anew.',
  },
  'GBX-504': {
    what: '{{path}} holds another run that is finished ({{found}}; this is {{asked}}).',
    means: 'A finished run is never written over; nothing ran.',
    todo: 'Choose another folder with --out.',
  },
  'GBX-505': {
    what: '{{path}} cannot be written ({{reason}}).',
    means: 'The run stopped; what was already saved is kept.',
    todo: 'Check the path, its permissions and the free space.',
  },
  'GBX-506': {
    what: '{{path}} holds no run that can be resumed.',
    means: 'A folder to resume has a manifest.json and, unless the run is finished, a checkpoint.',
    todo: 'Check the path, or start a new run with --out.',
  },
  'GBX-508': {
    what: '{{path}} holds an unfinished run.',
    means: 'Starting again here would throw away its checkpoint and {{rows}} rows; nothing ran.',
    todo: 'Go on with `glassbox resume {{path}}`, or choose another folder with --out.',
  },
  'GBX-509': {
    what: 'Engines disagree: {{first}} and {{second}} gave different digests.',
    means: 'Results of one of them are wrong on this machine.',
    todo: 'Do not use them together; report it with the output of `glassbox check --json`.',
  },
  'GBX-510': {
    what: '{{path}} cannot be the folder of a run ({{reason}}).',
    means: 'Nothing ran and nothing was written.',
    todo: 'Check the path and its permissions, or choose another folder with --out.',
  },
  'GBX-515': {
    what: 'The run cannot sweep over these numbers of measurements: "{{text}}".',
    means: 'They are whole numbers from 0 to 1000, at most 16 of them and at least two above 0.',
    todo: 'Write them as in 4, 16, 64, or leave the list empty.',
  },
  'GBX-516': {
    what: 'The small weight of the law, {{weak}}, is not below the large one, {{strong}}.',
    means: 'The run compares no law, a little of it and much of it.',
    todo: 'Choose --weak below --strong.',
  },
  'GBX-517': {
    what: 'The plate "{{law}}" has no corner whose singular function is known.',
    means: 'Only the L-shape can be enriched: its solution bends like r^(2/3) at the inner corner.',
    todo: 'Choose --law l-shape, or leave --enriched off.',
  },
  'GBX-518': {
    what: 'The plate "{{law}}" has no source that the law could be wrong about.',
    means: 'Heat only flows through it, from one edge to the others.',
    todo: 'Set --law-error to 0, or choose a plate that is heated inside.',
  },
  'GBX-520': {
    what: 'There is nothing to train with: no steps of Adam, and no iterations of a method after it.',
    means: 'Networks would stay where they begin. Nothing ran.',
    todo: 'Take some iterations of a method, or some steps of Adam.',
  },
  'GBX-521': {
    what: 'Adaptive points need steps of Adam, and there are none.',
    means:
      'Such points are chosen by the residuals of networks under way, five times during Adam, and stay as they are afterwards. Nothing ran.',
    todo: 'Take at least 1 step of Adam, some hundreds are usual; or another choice of points.',
  },
  'GBX-522': {
    what: 'Networks of {{parameters}} parameters are too large: at most {{most}} here.',
    means:
      'Whole Hessians are taken and all their eigenvalues; their price grows as the cube of the number of parameters. Nothing ran.',
    todo: 'Take fewer hidden units or layers.',
  },
  'GBX-525': {
    what: 'The list of levels {{text}} cannot be used.',
    means:
      'For this law a level is a number from {{least}} to {{most}} (whole for waves), and there are 2 to 12 of them; nothing ran.',
    todo: 'Write numbers separated by spaces, for example 2 8 30, or leave it empty.',
  },
  'GBX-526': {
    what: 'The law {{law}} has no time, so it cannot be learnt from early to late.',
    means: 'Causality orders what is asked for in time; nothing ran.',
    todo: 'Choose another change for the second training, or another law.',
  },
  'GBX-570': {
    what: 'The experiment has a table of your own, but no column that says to which group a row belongs.',
    means: 'Without groups none can be held out; nothing ran.',
    todo: 'Name the column with --group (its name in the header).',
  },
  'GBX-571': {
    what: 'There is no column {{column}} in the table.',
    means: 'The groups to hold out stand in it; nothing ran. The columns are: {{columns}}.',
    todo: 'Give one of these names to --group.',
  },
  'GBX-572': {
    what: 'Column {{column}} holds the groups, and is also to be predicted or predicted from.',
    means:
      'The answer would be given away, or a held-out group would have a value that nobody saw; nothing ran.',
    todo: 'Choose another --group, --target or --features.',
  },
  'GBX-573': {
    what: 'Column {{column}} has {{groups}} groups, of which fewer than two can be held out.',
    means:
      'A group needs {{least}} complete rows to be tested on, and the others together {{others}} to be learnt from; nothing ran.',
    todo: 'Choose a column with fewer and larger groups, or a larger table.',
  },
  'GBX-590': {
    what: 'No table with published splits lies in {{path}}.',
    means:
      'A folder is needed that holds, for each table, a subfolder with data.txt, index_features.txt, index_target.txt and index_test_0.txt, index_test_1.txt …',
    todo: 'Give such a folder (--data DIR).',
  },
  'GBX-591': {
    what: '{{file}} is no folder of published splits.',
    means: 'What was read is neither such a folder nor the text that this program makes of one.',
    todo: 'Give the folder on the command line: npx glassbox run uci --data DIR.',
  },
  'GBX-592': {
    what: '{{file}} holds something else than it should (line {{line}}, 0 where no line is to blame): {{found}}.',
    means:
      'It should hold numbers, as many in every row, or the numbers of columns or rows, counted from 0, that exist, each once. "-" stands for a file that is missing or empty.',
    todo: 'Mend the file, or take its folder away.',
  },
  'GBX-593': {
    what: '{{file}} has no column called "{{column}}".',
    means: 'Its columns are: {{columns}}.',
    todo: 'Choose one of these, spelled as it is there.',
  },
  'GBX-594': {
    what: '"{{text}}" in row {{row}}, column "{{column}}" of {{file}} is no formula.',
    means:
      'A composition is elements with amounts, such as Li6.4La3Zr1.4Ta0.6O12 or LiV(PO4)F. Charges, unknown amounts and vacancies are not guessed.',
    todo: 'Mend the cell, leave the row out, or choose another column as composition.',
  },
  'GBX-595': {
    what: '"{{text}}" in row {{row}}, column "{{column}}" of {{file}} is no measurement.',
    means: 'A number is expected, or a bound such as "<1E-10".',
    todo: 'Mend the cell, empty it to leave the row out, or choose another target.',
  },
  'GBX-596': {
    what: '"{{text}}" in row {{row}}, column "{{column}}" of {{file}} has no logarithm.',
    means: 'log10 of the target was asked for, and this is not above zero.',
    todo: 'Use --logarithm false, or leave the row out.',
  },
  'GBX-597': {
    what: '{{file}} gives {{rows}} usable rows.',
    means: 'At least {{least}} are needed to train on some, to calibrate with some and to test on others.',
    todo: 'Give a larger table, or choose columns with fewer gaps.',
  },
  'GBX-598': {
    what: 'Only {{held}} of {{rows}} rows are held out, or too many.',
    means: 'A test needs at least 5 rows, and 20 must be left to train on.',
    todo: 'Use another split column or test table, or none of them: then a fifth of the rows is held out at random.',
  },
  'GBX-599': {
    what: 'Only {{groups}} groups of rows stay together: too few for resplits.',
    means:
      'A family and a composition lie on one side of a resplit, and every side needs at least 5 rows, 20 to train on.',
    todo: 'Name no column of families, or one with more of them.',
  },
  'GBX-540': {
    what: 'The target "{{column}}" is not a number.',
    means: 'Error bars are asked for here, which only numbers have; nothing ran.',
    todo: 'Choose a numeric target column.',
  },
  'GBX-550': {
    what: '{{name}}: point {{place}}, “{{part}}”, is not two numbers with a comma between them.',
    means: 'Points are written x,y and separated by semicolons; nothing ran.',
    todo: 'Correct point {{place}}, for example 0.5,2;1,3, or leave the setting empty.',
  },
  'GBX-551': {
    what: '{{name}}: point {{place}}, “{{part}}”, lies outside the picture.',
    means: 'x goes from {{xMin}} to {{xMax}} and y from {{yMin}} to {{yMax}}; nothing ran.',
    todo: 'Move point {{place}} inside, or leave it out.',
  },
  'GBX-552': {
    what: '{{name}} has {{count}} points, and at most {{max}} are used.',
    means: 'Nothing ran.',
    todo: 'Leave out some of them, from point {{place}} on.',
  },
  'GBX-553': {
    what: '{{name}}: choice {{place}}, “{{part}}”, is not one of {{options}}.',
    means: 'Each letter is one choice, in the order in which they were made; nothing ran.',
    todo: 'Correct letter {{place}} (capital letters, nothing between them), or leave the setting empty.',
  },
  'GBX-554': {
    what: '{{name}} has {{count}} choices, and there are only {{max}}.',
    means: 'Nothing ran.',
    todo: 'Shorten it to {{max}} letters.',
  },
  'GBX-555': {
    what: '{{name}} = {{value}} could not be read to its end.',
    means: 'What comes before the part that is wrong is used: “{{nearest}}”.',
    todo: 'Check that the link was copied whole.',
  },
  'GBX-560': {
    what: 'A budget of {{budget}} measurements leaves nothing to buy after the first {{first}}.',
    means: 'There would be no query, and nothing to compare; nothing ran.',
    todo: 'Raise --budget above {{first}}, or lower --first.',
  },
  'GBX-561': {
    what: 'The pool holds {{candidates}} candidates, and {{budget}} are to be measured.',
    means: 'Each can be bought once; nothing ran.',
    todo: 'Use --budget {{candidates}} or less, or more candidates (a larger table).',
  },
  'GBX-562': {
    what: 'Column {{column}} of the table holds classes, not numbers.',
    means: 'A pool from a table needs numbers to measure; nothing ran.',
    todo: 'Choose a column of numbers with --target.',
  },
  'GBX-563': {
    what: 'A Gaussian process here has no classes.',
    means: 'Labels have no Gaussian noise; nothing ran.',
    todo: 'Use --model ensemble, or another --task.',
  },
  'GBX-600': {
    what: '{{name}} is larger than {{limit}} MB.',
    means: 'The page did not read it, because it would only hang.',
    todo: 'Use the command line for files of this size.',
  },
  'GBX-601': {
    what: '{{name}} could not be read ({{reason}}).',
    means: 'Nothing changed.',
    todo: 'Check that the file is still there and may be read, then choose it again.',
  },
  'GBX-640': {
    what: 'A message from the page around this frame was not understood ({{reason}}).',
    means: 'Nothing was changed.',
    todo: 'Messages of the protocol glassbox/1 are listed in docs/embedding.md.',
  },
  'GBX-641': {
    what: 'The frame that holds the lab may not keep its own origin.',
    means: 'The browser then refuses the workers in which the lab computes, so nothing can run here.',
    todo: 'Add allow-same-origin to the sandbox of the frame, beside allow-scripts; or open the lab in a tab of its own.',
  },
  'GBX-642': {
    what: 'This run uses a file of the reader.',
    means: 'Its rows and pictures stay in the frame: the page around it was not given them.',
    todo: 'Ask the reader to save them, or go back to a run without a file.',
  },
  'GBX-643': {
    what: 'There is no picture yet.',
    means: 'A picture is drawn once the run has a row for it.',
    todo: 'Play the run, and ask again after the first row.',
  },
  'GBX-644': {
    what: 'The page around this frame asked for what it cannot have ({{reason}}).',
    means: 'Nothing was changed.',
    todo: 'Ask for an experiment or figure that exists: getState names them.',
  },
  'GBX-645': {
    what: 'The lab in the frame did not answer.',
    means: 'Methods and events of the frame do not work; what it shows, if anything, is not known here.',
    todo: 'Check its address (src), that its host allows frames, and that the policy of this page lists the host under frame-src.',
  },
  'GBX-646': {
    what: 'The page around the frame was opened as a file or in a sandbox and has no origin of its own.',
    means: 'It cannot talk with the frame; the buttons in the frame work.',
    todo: 'Serve the page from a web server to use methods and events.',
  },
  'GBX-647': {
    what: 'The frame was taken off the page, or loaded again, before it answered.',
    means: 'What was asked of it was not done.',
    todo: 'Ask again once the event glassbox-ready has come.',
  },
  'GBX-670': {
    what: 'The sequence has {{beads}} beads; the shortest that can fold has {{fewest}}.',
    means: 'Fewer beads have no contacts; nothing ran.',
    todo: 'Write {{fewest}} letters H or P or more with --own, or leave it empty and choose one with --sequence.',
  },
  'GBX-610': {
    what: 'The packed part of the link (z) could not be read.',
    means: 'Long texts or a file that came with the link are missing; everything else was used.',
    todo: 'Check that the link was copied whole: some programs cut long links.',
  },
  'GBX-611': {
    what: 'What the link packs for {{name}} is not allowed there.',
    means: 'It was left out; the default is used.',
    todo: 'Check that the link was copied whole; it may come from a newer version.',
  },
  'GBX-612': {
    what: '{{name}} is no settings file ({{reason}}).',
    means: 'Nothing changed.',
    todo: 'Choose a file that “Save the settings” wrote, or config.json of a run.',
  },
  'GBX-613': {
    what: 'These settings are of the experiment {{found}}, not of {{asked}}.',
    means: 'Nothing ran.',
    todo: 'Run {{found}} with this file.',
  },
  'GBX-614': {
    what: 'The settings file was written by a newer version (format {{found}}; this one knows {{known}}).',
    means: 'Nothing changed, because it might be read wrongly.',
    todo: 'Use a newer version of Glassbox.',
  },
  'GBX-615': {
    what: 'This manifest of {{experiment}} names files of your own and does not hold them.',
    means: 'The run cannot be repeated from the manifest alone.',
    todo: 'Use config.json, which lies beside it and holds them.',
  },
  'GBX-616': {
    what: 'Your file takes {{size}} kB of a link; {{limit}} kB fit.',
    means: 'The link leaves it out.',
    todo: 'Save the settings as a file, and send that.',
  },
  'GBX-617': {
    what: 'The settings file names the experiment “{{name}}”, which is not known here.',
    means: 'Nothing changed.',
    todo: 'Use a newer version, or choose another file.',
  },
  'GBX-618': {
    what: 'The result in the link (fp = {{value}}) could not be read.',
    means: 'The run is not compared with it.',
    todo: 'Check that the link was copied whole.',
  },
  'GBX-619': {
    what: 'Some settings in {{name}} are not allowed: {{list}}.',
    means: 'Nothing changed.',
    todo: 'Mend the file, or choose another.',
  },
  'GBX-630': {
    what: 'The zip file could not be made ({{reason}}).',
    means: 'The run is not touched.',
    todo: 'Save rows and figures one by one, or use the command line, which writes all of them.',
  },
  'GBX-650': {
    what: 'This run was taken up where you left it: {{percent}} were done.',
    means: 'It gives the rows that it would have given unbroken.',
    todo: 'Nothing, or run it from the beginning.',
  },
  'GBX-651': {
    what: 'The run that was kept here cannot be taken up: {{reason}}.',
    means:
      'It was made by another version of the lab, or is damaged. It begins anew, with the same seed and the same numbers.',
    todo: 'Nothing.',
  },
  'GBX-652': {
    what: 'This browser keeps nothing for this page ({{reason}}).',
    means: 'Everything works, but this run begins anew if you load or close the page.',
    todo: 'Leave the page open until the run is done, or allow it to store data.',
  },
  'GBX-655': {
    what: 'The part of the lab that reads rows and files has ended three times ({{reason}}).',
    means: 'The run itself is sound and goes on; what you should have seen may be missing.',
    todo: 'Load the page again.',
  },
  'GBX-660': {
    what: '{{key}} names {{name}}, which {{experiment}} does not have.',
    means: 'That name is left out; everything else is hidden or fixed as the link says.',
    todo: 'Make the link again with “For teachers” at the foot of the page.',
  },
  'GBX-661': {
    what: 'There is no story {{name}}.',
    means: 'The experiment of the link is open, without a story.',
    todo: 'Choose one under “Stories” at the top of the page.',
  },
  'GBX-662': {
    what: 'The story “{{title}}” has {{last}} steps; the link asks for step {{step}}.',
    means: 'The experiment of the link is open, without the story.',
    todo: 'Open the story under “Stories” at the top of the page.',
  },
} as const satisfies Record<string, ProblemText>;
