# SPDX-License-Identifier: Apache-2.0
"""The outline of the schematic map, typed by hand: longitude, latitude in degrees.

Coarse on purpose: one vertex at each place a Provençal would name. Nothing here comes from a file.
"""

# Clockwise from the Rhône vif, the western end of the coast.
OUTLINE = [
    # Petite Camargue, then the Petit Rhône upstream
    (4.230, 43.462),
    (4.235, 43.492),
    (4.290, 43.525),
    (4.355, 43.552),
    (4.410, 43.570),
    (4.460, 43.605),
    (4.440, 43.645),
    (4.510, 43.670),
    (4.570, 43.675),
    (4.610, 43.693),
    # the Rhône: Fourques, Beaucaire facing Tarascon, the bend of Vallabrègues, Aramon
    (4.622, 43.730),
    (4.640, 43.765),
    (4.652, 43.805),
    (4.632, 43.835),
    (4.640, 43.870),
    (4.690, 43.885),
    (4.712, 43.905),
    (4.745, 43.922),
    # the Durance upstream: Rognonas, Châteaurenard, Noves, Cavaillon, Orgon, Sénas, Mallemort
    (4.800, 43.918),
    (4.850, 43.915),
    (4.900, 43.892),
    (4.955, 43.884),
    (4.995, 43.862),
    (5.030, 43.832),
    (5.060, 43.798),
    (5.100, 43.768),
    (5.165, 43.745),
    (5.210, 43.748),
    # Charleval, La Roque-d'Anthéron, facing Cadenet, Le Puy-Sainte-Réparade
    (5.250, 43.737),
    (5.320, 43.732),
    (5.360, 43.718),
    (5.395, 43.706),
    (5.440, 43.692),
    # Pertuis, on the right bank
    (5.448, 43.724),
    (5.490, 43.737),
    (5.545, 43.731),
    (5.592, 43.708),
    (5.604, 43.676),
    # the Durance again: Jouques, the bridge of Mirabeau, the Verdon at Cadarache
    (5.640, 43.675),
    (5.665, 43.690),
    (5.705, 43.700),
    (5.755, 43.722),
    (5.800, 43.708),
    # the Var: Cadarache, Rians, Pourrières, Pourcieux
    (5.810, 43.665),
    (5.745, 43.655),
    (5.722, 43.615),
    (5.690, 43.585),
    (5.675, 43.555),
    (5.715, 43.530),
    (5.715, 43.490),
    (5.750, 43.470),
    (5.755, 43.425),
    # Saint-Zacharie, the Sainte-Baume, Cuges, Ceyreste, the bay of Les Lecques
    (5.768, 43.398),
    (5.752, 43.358),
    (5.720, 43.345),
    (5.690, 43.335),
    (5.700, 43.300),
    (5.755, 43.288),
    (5.752, 43.260),
    (5.692, 43.234),
    (5.672, 43.205),
    (5.655, 43.183),
    # La Ciotat, the Bec de l'Aigle, the Soubeyranes, Cassis
    (5.625, 43.190),
    (5.607, 43.172),
    (5.605, 43.160),
    (5.580, 43.168),
    (5.545, 43.198),
    (5.537, 43.213),
    (5.515, 43.200),
    # the calanques: En-Vau, Morgiou, Sormiou, Cap Croisette
    (5.495, 43.197),
    (5.455, 43.203),
    (5.420, 43.205),
    (5.380, 43.208),
    (5.335, 43.213),
    # Marseille: Pointe Rouge, the Prado, Endoume, the Vieux-Port, La Joliette, L'Estaque
    (5.358, 43.235),
    (5.372, 43.262),
    (5.345, 43.283),
    (5.365, 43.298),
    (5.350, 43.325),
    (5.310, 43.360),
    # the Côte Bleue: Niolon, Méjean, Carry, Sausset, Cap Couronne
    (5.285, 43.353),
    (5.250, 43.340),
    (5.215, 43.328),
    (5.155, 43.327),
    (5.105, 43.330),
    (5.050, 43.325),
    # Carro, Lavéra, Port-de-Bouc, Fos and its docks, Port-Saint-Louis
    (5.035, 43.335),
    (5.010, 43.370),
    (4.985, 43.395),
    (4.965, 43.412),
    (4.940, 43.430),
    (4.900, 43.425),
    (4.880, 43.440),
    (4.855, 43.420),
    (4.830, 43.390),
    (4.870, 43.370),
    # the mouth of the Grand Rhône, Piémanson, Faraman, Beauduc, Les Saintes-Maries
    (4.848, 43.333),
    (4.790, 43.345),
    (4.690, 43.352),
    (4.620, 43.355),
    (4.568, 43.368),
    (4.590, 43.395),
    (4.580, 43.420),
    (4.530, 43.440),
    (4.470, 43.449),
    (4.425, 43.449),
    (4.395, 43.454),
    (4.320, 43.456),
]

# The étang de Berre belongs to no commune. Clockwise from Saint-Chamas.
ETANG_DE_BERRE = [
    (5.032, 43.555),
    (5.055, 43.532),
    (5.085, 43.505),
    (5.110, 43.470),
    (5.165, 43.470),
    (5.195, 43.480),
    (5.222, 43.480),
    (5.235, 43.445),
    (5.205, 43.430),
    (5.175, 43.418),
    (5.105, 43.406),
    (5.060, 43.410),
    (5.040, 43.425),
    (5.020, 43.455),
    (5.000, 43.490),
    (4.995, 43.515),
    (5.003, 43.540),
    (5.012, 43.556),
]

# Islands of Marseille (13055), each clockwise.
ISLANDS_OF_MARSEILLE = [
    # the Frioul: Pomègues and Ratonneau
    [(5.285, 43.263), (5.305, 43.283), (5.328, 43.285), (5.315, 43.273), (5.297, 43.262)],
    # Riou
    [(5.372, 43.178), (5.390, 43.181), (5.400, 43.176), (5.385, 43.171)],
]
