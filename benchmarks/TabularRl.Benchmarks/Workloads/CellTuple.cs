global using CellTuple = (short, short, short, short, short, short, short, short, short, short, short, short, short, short, short);
