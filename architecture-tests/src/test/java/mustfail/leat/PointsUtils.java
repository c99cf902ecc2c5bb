package mustfail.leat;

final class PointsUtils {}
