package mustfail.leat;

final class PointsManager {}
