package mustfail.leat;

final class PointsUtil {}
