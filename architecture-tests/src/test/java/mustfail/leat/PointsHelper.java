package mustfail.leat;

final class PointsHelper {}
