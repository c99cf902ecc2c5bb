package mustfail.leat;

final class PointsImpl {}
